package jp.kakuin.audit;

import java.util.regex.Pattern;

/** Reads the names of the archive's objects. */
final class ArchiveNames {

    private static final Pattern BATCH = Pattern.compile("log/(0\\d|1[0-5])/\\d{10}\\.json");
    private static final Pattern ROOT = Pattern.compile("roots/\\d{10}\\.json");
    private static final Pattern SIGNATURE =
            Pattern.compile("signatures/\\d{4}-\\d\\d-\\d\\d/K[0-9A-HJKMNP-TV-Z]{12}-[0-9a-f]{64}\\.json");

    private ArchiveNames() {}

    static boolean isBatch(String name) {
        return BATCH.matcher(name).matches();
    }

    static boolean isRoot(String name) {
        return ROOT.matcher(name).matches();
    }

    static boolean isSignature(String name) {
        return SIGNATURE.matcher(name).matches();
    }

    /** The number of a batch or root. */
    static long numberOf(String name) {
        var end = name.length() - ".json".length();
        return ArchiveBatch.ascending(name.substring(end - 10, end));
    }
}
