package jp.kakuin.local;

/** Something the person at the keyboard can mend; the message is the whole sentence shown to them. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
