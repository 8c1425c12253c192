/** What the field's rules change on a date: one table for all of it. */
package jp.kakuin.rule;
