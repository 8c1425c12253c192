/**
 * The checks of an order and the people who answer them: evidence, domain approval, agreement, telephone calls, the
 * final review (SPEC section 5).
 */
package jp.kakuin.vetting;
