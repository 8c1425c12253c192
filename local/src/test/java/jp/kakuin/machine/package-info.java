/**
 * The state machines by themselves: each path that an execution may take is a file of {@code statemachines/cases/}, run by the
 * emulator's own interpreter with functions that answer as the file says.
 */
package jp.kakuin.machine;
