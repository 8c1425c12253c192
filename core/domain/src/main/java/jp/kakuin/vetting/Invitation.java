package jp.kakuin.vetting;

import java.time.Instant;

/**
 * A link sent by mail and the code that opens it (SPEC D-2). Only the newest of a check counts.
 *
 * @param linkId in the link's address; opens a page that shows, decides nothing
 * @param codeSha256 hash of the verification code
 * @param recipient the one mailbox it was sent to
 * @param wrongCodes how often a wrong code was typed
 */
public record Invitation(
        String linkId, String codeSha256, String recipient, Instant createdAt, Instant expiresAt, int wrongCodes) {

    /** After so many wrong codes only a new mail helps. */
    public static final int MAX_WRONG_CODES = 10;

    public boolean expired(Instant now) {
        return now.isAfter(expiresAt);
    }

    public boolean locked() {
        return wrongCodes >= MAX_WRONG_CODES;
    }

    public Invitation withWrongCode() {
        return new Invitation(linkId, codeSha256, recipient, createdAt, expiresAt, wrongCodes + 1);
    }
}
