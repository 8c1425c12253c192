/** A table that was restored to an earlier moment is brought forward from the audit archive before any flow runs over it. */
package jp.kakuin.recovery;
