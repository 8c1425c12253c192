package jp.kakuin.pki.ct;

/** A log gave no timestamp that could be used. Says why in our own words; what the log said may be anything. */
public final class LogFailure extends RuntimeException {

    /** @param reason a few words */
    public LogFailure(String reason) {
        super(reason);
    }

    public LogFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}
