/**
 * Applications and the orders made of them: what an application has to say, an order with all that belongs to it, and
 * the one conditional write by which it changes.
 */
package jp.kakuin.order;
