package jp.kakuin.audit;

import java.util.ArrayList;
import java.util.List;

/** What a look at the archive finds, each in a sentence that names the object. */
final class Findings {

    private final List<String> all = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Somebody changed something, or something is gone. */
    void add(String sentence, Object... parts) {
        all.add(String.format(sentence, parts));
    }

    /** Worth knowing, and no proof of anything. */
    void note(String sentence, Object... parts) {
        notes.add(String.format(sentence, parts));
    }

    List<String> all() {
        return List.copyOf(all);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** A record as sentences name it. */
    static String name(Archived record) {
        return switch (record) {
            case Archived.Entry(var entry, var status, var attempt) ->
                "entry " + entry.sequence() + " of order " + entry.order();
            case Archived.Reserved r ->
                "what attempt " + r.issueAttempt() + " of order " + r.order() + " was to sign as " + r.stage();
            case Archived.SigningBegan b ->
                "the beginning of the signature " + b.stage() + " in attempt " + b.issueAttempt() + " of order "
                        + b.order();
            case Archived.Signed s ->
                "the signed " + s.stage() + " of attempt " + s.issueAttempt() + " of order " + s.order();
            case Archived.Voided v -> "the end of attempt " + v.issueAttempt() + " of order " + v.order();
            case Archived.MailClaimed m -> "the claim of mail " + m.key() + " of order " + m.order();
            case Archived.MailSent m -> "the sending of mail " + m.key() + " of order " + m.order();
            case Archived.MailReleased m -> "the release of mail " + m.key() + " of order " + m.order();
        };
    }
}
