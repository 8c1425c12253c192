/** What an operator rehearses before it is needed (SPEC X-4, BR 5.7.1.2). */
package jp.kakuin.local.drill;
