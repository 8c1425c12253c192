/**
 * The issue of one certificate per order, whatever is retried or run twice at once (SPEC I-3). The steps are
 * 1 draw a serial, 2 build, 3 lint, 4 store, 5 note that the key is about to be used, 6 sign, 7 keep the signature; once for the precertificate and once,
 * after it, for the certificate.
 */
package jp.kakuin.pki.issuance;
