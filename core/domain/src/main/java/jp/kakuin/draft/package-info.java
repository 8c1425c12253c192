/** Forms left half-done (SPEC A-5). */
package jp.kakuin.draft;
