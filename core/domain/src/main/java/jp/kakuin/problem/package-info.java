/** Reports that something is wrong with a certificate, from anybody, day and night (SPEC X-3, BR 4.9.3). */
package jp.kakuin.problem;
