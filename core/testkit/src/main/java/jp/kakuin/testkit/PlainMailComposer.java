package jp.kakuin.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import jp.kakuin.mail.MailComposer;
import jp.kakuin.mail.MailContent;

/** Writes a mail's content as the record prints itself. */
public final class PlainMailComposer implements MailComposer {

    @Override
    public byte[] compose(MailContent content, String from, String to, String messageId, Instant date) {
        return ("Message-ID: " + messageId + "\nDate: " + date + "\n\n" + content).getBytes(StandardCharsets.UTF_8);
    }
}
