/** Reminders before a contract ends (SPEC R-3). */
package jp.kakuin.renewal;
