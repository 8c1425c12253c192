/** Worlds in a given state, and the events that are the input of the functions. */
package jp.kakuin.testkit.given;
