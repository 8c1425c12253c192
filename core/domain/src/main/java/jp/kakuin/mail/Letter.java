package jp.kakuin.mail;

import java.util.Locale;
import java.util.Optional;

/**
 * A mail of an order that can be written again from the order alone. Its key names it among the order's mail claims and in the due index.
 *
 * @param qualifier tells letters of one occasion apart, for example the contact's role
 */
public record Letter(Occasion occasion, String qualifier) {

    /** What a mail of an order is about. */
    public enum Occasion {
        ORDER_RECEIVED,
        /** Carries an access key; a new one for each sending. */
        ACCESS_KEY,
        /** Carries a code; qualified by the check. Sent anew by making a new invitation. */
        INVITATION,
        /** What to publish to show control over a domain; qualified by the check and the second of asking. */
        DOMAIN_INSTRUCTIONS,
        /** Qualified by the order's version at the time. */
        CORRECTION,
        /** Qualified by the day. */
        WAITING,
        ENDED,
        /** Qualified by the contact's role. */
        CERTIFICATE_ISSUED,
        INVOICE,
        /** Qualified by the days before the end and the contact's role, {@code 90-REGISTRATION}. */
        RENEWAL,
        /** Qualified by the case's number. */
        REVOCATION_ASKED,
        /** Qualified by the contact's role. */
        REVOKED,
        /** To the reporter of a problem. */
        PROBLEM_RECEIVED,
        /** To the reporter: the preliminary report. */
        PROBLEM_ANSWERED,
        /** The same to the subscriber. */
        PROBLEM_TOLD
    }

    public static Letter of(Occasion occasion) {
        return new Letter(occasion, "");
    }

    public static Letter of(Occasion occasion, String qualifier) {
        return new Letter(occasion, qualifier);
    }

    public String key() {
        return occasion.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + qualifier;
    }

    /** Empty if the text is no letter's key. */
    public static Optional<Letter> parse(String key) {
        int colon = key.indexOf(':');
        for (var occasion : Occasion.values()) {
            if (colon > 0 && new Letter(occasion, "").key().equals(key.substring(0, colon + 1))) {
                return Optional.of(new Letter(occasion, key.substring(colon + 1)));
            }
        }
        return Optional.empty();
    }
}
