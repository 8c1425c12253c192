/** What makes an application one that a person has to look at first: phishing targets, what was refused or revoked, names that deceive (BR 4.2.1). */
package jp.kakuin.highrisk;
