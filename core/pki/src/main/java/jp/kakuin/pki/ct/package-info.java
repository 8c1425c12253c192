/**
 * Certificate Transparency (RFC 6962): the list of logs, which of them a certificate has to be in, what they sign, and how they are asked.
 * HTTP and JSON are an adapter's.
 */
package jp.kakuin.pki.ct;
