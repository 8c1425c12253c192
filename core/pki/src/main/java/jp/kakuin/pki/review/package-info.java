/** A second look at certificates that were issued (SPEC X-4, BR 8.7). */
package jp.kakuin.pki.review;
