/** The chain of entries in which each change of an order is written down (SPEC S-5). */
package jp.kakuin.audit;
