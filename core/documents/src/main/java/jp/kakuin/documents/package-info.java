/** What mails and papers share: the two languages of the house, and the cleaning of text that customers typed. */
package jp.kakuin.documents;
