/** The mails of an order: each claimed before it is sent, settled if it is not known whether it went out. */
package jp.kakuin.mail;
