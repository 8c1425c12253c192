package jp.kakuin.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.kakuin.mail.MailSender;

/** A mail service that keeps what it is given, and can fail in both ways. */
public final class RecordingMailSender implements MailSender {

    /** A mail that went out. */
    public record Mail(byte[] mime, String from, String to, String claim) {

        public String text() {
            return new String(mime, StandardCharsets.UTF_8);
        }
    }

    private final List<Mail> mails = new ArrayList<>();
    private int refusals;
    private int lostAnswers;
    private boolean lostMailsArrive;
    private Runnable meanwhile = () -> {};

    /** What happens while a mail is sent, such as time that passes. */
    public void beforeEach(Runnable happens) {
        meanwhile = happens;
    }

    /** The next mails are certainly not sent. */
    public void refuse(int howMany) {
        refusals = howMany;
    }

    /**
     * The answers to the next mails are lost.
     *
     * @param butArrive whether the mails go out all the same
     */
    public void loseAnswers(int howMany, boolean butArrive) {
        lostAnswers = howMany;
        lostMailsArrive = butArrive;
    }

    @Override
    public void send(byte[] mime, String from, String to, String claim) {
        meanwhile.run();
        if (refusals > 0) {
            refusals--;
            throw new NotSent("refused", null);
        }
        var lost = lostAnswers > 0;
        if (!lost || lostMailsArrive) {
            mails.add(new Mail(mime.clone(), from, to, claim));
        }
        if (lost) {
            lostAnswers--;
            throw new IllegalStateException("no answer");
        }
    }

    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    public List<Mail> to(String recipient) {
        return mails.stream().filter(mail -> mail.to().equals(recipient)).toList();
    }
}
