/**
 * What a subscriber certificate is made of (BR 7.1.2.7, 7.1.2.9): Subject, extensions, and the two stages in which it is signed.
 * Nothing here signs; see {@link jp.kakuin.pki.lint} and {@link jp.kakuin.pki.issuance}.
 */
package jp.kakuin.pki.certificate;
