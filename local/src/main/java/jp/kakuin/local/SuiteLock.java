package jp.kakuin.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Holds one folder's state for one running suite. The system lets go of it even if the process is killed. */
final class SuiteLock implements AutoCloseable {

    private final FileChannel channel;

    private SuiteLock(FileChannel channel) {
        this.channel = channel;
    }

    static SuiteLock take(Workplace workplace) throws IOException {
        Files.createDirectories(workplace.lock().getParent());
        var channel = FileChannel.open(workplace.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new CannotStart("Kakuin already runs from this folder: use it, or stop it with ./kakuin down.");
        }
        return new SuiteLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whether no suite runs here at this moment. */
    static boolean isFree(Workplace workplace) throws IOException {
        if (!Files.exists(workplace.lock())) {
            return true;
        }
        try (var channel = FileChannel.open(workplace.lock(), StandardOpenOption.WRITE)) {
            return locked(channel);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
