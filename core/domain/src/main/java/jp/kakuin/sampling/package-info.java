/** What the CA audits itself by: each quarter a sample of its certificates is looked at once more (SPEC X-4, BR 8.7). */
package jp.kakuin.sampling;
