/**
 * The CAA check (SPEC D-7, RFC 8659): a real query to a resolver of our choice, climbing from the name to its ancestors. No answer is never a
 * permission. Validation of DNSSEC and further network perspectives are the resolver's and the caller's part.
 */
package jp.kakuin.pki.caa;
