/**
 * The CAA check (SPEC D-7, RFC 8659, RFC 8657): climbs from the name to its ancestors and reads the records of the first that has some. No answer
 * is never a permission.
 */
package jp.kakuin.pki.caa;
