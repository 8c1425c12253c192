/**
 * Every call that a function makes to AWS goes wrong once, in every way it can, and the order comes to the same end all the same (SPEC I-3, R-3).
 * {@code docs/faults.md} says what is survived and what waits for an operator.
 */
package jp.kakuin.fault;
