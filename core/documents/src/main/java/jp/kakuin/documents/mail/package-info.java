/**
 * Writes the mails (SPEC S-6). {@link jp.kakuin.documents.mail.AngusMailComposer} is the entrance. The words are in
 * {@code src/main/resources/mails}, one file per mail and language; {@code MailTemplate} says how such a file reads. From a file come blocks, and
 * from the blocks both the plain text and the HTML.
 *
 * <p>What the mails look like is kept in {@code src/test/resources/golden/mails}. After a change of words run the tests with
 * {@code -Dgolden.update=true}, then read the difference before you commit it.
 *
 * <p>Values may be what somebody typed: {@link jp.kakuin.documents.TypedText} cleans them, and each rendering escapes them.
 */
package jp.kakuin.documents.mail;
