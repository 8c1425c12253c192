/** What the operator sells and under which terms. Data, which an operator edits. */
package jp.kakuin.catalogue;
