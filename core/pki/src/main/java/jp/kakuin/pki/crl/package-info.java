/** CRLs of any length, written without holding them (RFC 5280 5, BR 7.2). */
package jp.kakuin.pki.crl;
