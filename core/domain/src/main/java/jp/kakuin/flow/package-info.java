/**
 * The state machine as the domain sees it: starting, stopping, waking, replaying, and bringing orders and executions
 * together again.
 */
package jp.kakuin.flow;
