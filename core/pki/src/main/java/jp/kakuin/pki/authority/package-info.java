/**
 * The certification authority itself: its signing keys behind one small interface, its root and intermediate certificates, and the forms in
 * which certificates leave the house (PEM, PKCS#7). A private key never shows here, only the ability to sign a digest.
 */
package jp.kakuin.pki.authority;
