package jp.kakuin.pki.ct;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Which logs are asked next. */
final class LogChoice {

    private LogChoice() {}

    /**
     * As few logs as can be that meet the row together with those held, the first that are found in the candidates' order; empty if none can.
     */
    static List<CtLog> completing(CtPolicy.Row row, Collection<CtLog> held, List<CtLog> candidates) {
        for (int size = 1; size <= row.timestamps(); size++) {
            var found = completing(row, held, candidates, size);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<CtLog> completing(CtPolicy.Row row, Collection<CtLog> held, List<CtLog> candidates, int size) {
        for (int i = 0; i + size <= candidates.size(); i++) {
            var with = new ArrayList<>(held);
            with.add(candidates.get(i));
            if (size == 1 && CtPolicy.isMet(row, with)) {
                return List.of(candidates.get(i));
            }
            var rest = size == 1
                    ? List.<CtLog>of()
                    : completing(row, with, candidates.subList(i + 1, candidates.size()), size - 1);
            if (!rest.isEmpty()) {
                var all = new ArrayList<CtLog>(List.of(candidates.get(i)));
                all.addAll(rest);
                return all;
            }
        }
        return List.of();
    }

    /** A place in the order, drawn for this salt. */
    static String drawn(String salt, CtLog log) {
        try {
            var text = (salt + log.id()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
