/**
 * From a vetted order to its one certificate: CAA, lifetime, the ledger of signatures, delivery (SPEC section 6). What
 * X.509 needs is behind ports.
 */
package jp.kakuin.issuance;
