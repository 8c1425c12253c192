/** Debian's weak keys (CVE-2008-0166): lists of their fingerprints, packed small, and which of them are installed. */
package jp.kakuin.pki.weak;
