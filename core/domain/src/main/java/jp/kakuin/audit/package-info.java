/** The chain of entries in which each change of an order is written down (SPEC S-5), and the archive where nobody can change it any more. */
package jp.kakuin.audit;
