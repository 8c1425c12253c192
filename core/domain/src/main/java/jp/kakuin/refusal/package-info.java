/**
 * Why something asked for is not done: stable codes with their sentences in Japanese and English. A refusal is a
 * value; exceptions are for faults.
 */
package jp.kakuin.refusal;
