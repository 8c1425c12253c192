package jp.kakuin.pki.ct;

/** Not enough logs answered. Those timestamps that came are kept: trying again asks for the rest. */
public final class TooFewTimestamps extends IllegalStateException {

    TooFewTimestamps(String message) {
        super(message);
    }
}
