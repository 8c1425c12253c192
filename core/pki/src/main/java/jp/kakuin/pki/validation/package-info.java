/**
 * What one Network Perspective does to validate domain names (SPEC D-6, BR 3.2.2.4.7, .18, .22): it asks a resolver of its own, and fetches a
 * file from sites that may be hostile.
 */
package jp.kakuin.pki.validation;
