/**
 * Orders taken from application to their end by the public API and the mailbox, as people would, on a deployed system. A journey knows the
 * system by its {@link jp.kakuin.journey.Suite} only, so the same journeys run wherever there is one.
 */
package jp.kakuin.journey;
