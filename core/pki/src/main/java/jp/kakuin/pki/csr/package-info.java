/**
 * The check of a certificate signing request (SPEC section 4): read as far as possible, then judged by every rule, so that a customer sees
 * all problems at once. One rule is one file, listed in {@link jp.kakuin.pki.csr.CsrRules}.
 */
package jp.kakuin.pki.csr;
