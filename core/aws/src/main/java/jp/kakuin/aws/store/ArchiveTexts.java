package jp.kakuin.aws.store;

import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.ArchiveCopy;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.SignedRoot;
import jp.kakuin.aws.json.Json;

/**
 * The archive's objects as texts, read as a sceptic reads: what is not, character by character, what the archive would write is refused.
 *
 * @param text gives the text of the object of this name
 */
public record ArchiveTexts(SortedSet<String> names, UnaryOperator<String> text) implements ArchiveCopy {

    @Override
    public ArchiveBatch batch(String name) throws Unreadable {
        return read(name, ArchiveBatch.class, ArchiveBatch::intact);
    }

    @Override
    public SignedRoot root(String name) throws Unreadable {
        return read(name, SignedRoot.class, SignedRoot::intact);
    }

    @Override
    public Archived signature(String name) throws Unreadable {
        return read(name, Archived.class, Archived::hash);
    }

    /** @param use stumbles over what is missing in it; its answer is asked for later */
    private <T> T read(String name, Class<T> type, Consumer<T> use) throws Unreadable {
        var found = text.apply(name);
        T value;
        try {
            value = Json.read(found, type);
            use.accept(value);
        } catch (RuntimeException e) {
            throw new Unreadable("it is no " + type.getSimpleName() + " in JSON");
        }
        if (!Json.write(value).equals(found)) {
            throw new Unreadable("it is not written as the archive writes");
        }
        return value;
    }
}
