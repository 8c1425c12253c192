/** OCSP: reading requests, answering them by a delegated responder, and that responder's certificate (RFC 6960, RFC 5019, BR 4.9.10). */
package jp.kakuin.pki.ocsp;
