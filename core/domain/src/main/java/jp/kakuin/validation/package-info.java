/** Validation of domain names: what is asked of the DNS and the Web, from several places in the world (SPEC D-6, D-7, BR 3.2.2.4, 3.2.2.9). */
package jp.kakuin.validation;
