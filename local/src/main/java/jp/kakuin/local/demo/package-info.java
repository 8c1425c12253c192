/**
 * The people of a sample order, played by a program: customer, domain approver, staff. They use the public API and the mailbox only, as
 * people would; the journeys use them too.
 */
package jp.kakuin.local.demo;
