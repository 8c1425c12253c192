/**
 * Look-ups in the DNS whose answers are validated to a trust anchor (BR 4.2.2.2): the resolver that is asked fetches, this package judges. There
 * is no way to switch the judging off, and an answer that does not hold is a failure like no answer.
 */
package jp.kakuin.pki.dns;
