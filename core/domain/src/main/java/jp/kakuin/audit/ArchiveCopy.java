package jp.kakuin.audit;

import java.util.SortedSet;

/** The archive as somebody reads it who trusts nothing: the bucket itself, or a folder into which it was copied. */
public interface ArchiveCopy {

    /** The names of all objects. */
    SortedSet<String> names();

    ArchiveBatch batch(String name) throws Unreadable;

    SignedRoot root(String name) throws Unreadable;

    /** What a copy under {@link SignatureCopy#FOLDER} holds. */
    Archived signature(String name) throws Unreadable;

    /** An object is not as the archive writes it, down to the last character. */
    final class Unreadable extends Exception {
        public Unreadable(String why) {
            super(why);
        }
    }
}
