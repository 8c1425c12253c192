/**
 * What may stand as a domain name in a certificate (SPEC C-10, BR 7.1.2.7.12), and where a name's registrable part begins.
 * The registries' rules come from a dated copy of the Public Suffix List, never from the network.
 */
package jp.kakuin.pki.name;
