package jp.kakuin.pki.name;

import crawlercommons.domains.EffectiveTldFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The ICANN section of the Public Suffix List, in a dated copy that is replaced by hand (BR 3.2.2.6). */
final class PublicSuffixes {

    private static final String LIST = "public_suffix_list_2026-08-19.dat";

    private PublicSuffixes() {}

    /** Loads the list once, before the first question. */
    private static final class Loaded {
        static final boolean DONE = load();
    }

    private static boolean load() {
        try (var list = PublicSuffixes.class.getResourceAsStream(LIST)) {
            if (list == null || !EffectiveTldFinder.getInstance().initialize(list)) {
                throw new IllegalStateException("the Public Suffix List cannot be read");
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the last label is a top-level domain that the list knows. */
    static boolean knowsEnding(String name) {
        return registrableDomain("a.b.c.d." + name.substring(name.lastIndexOf('.') + 1))
                .isPresent();
    }

    /**
     * The name's registrable domain, for example {@code example.co.jp} of {@code www.example.co.jp}.
     *
     * @return empty if the name is itself a public suffix, or ends in no known one
     */
    static Optional<String> registrableDomain(String name) {
        if (!Loaded.DONE) {
            throw new IllegalStateException("the Public Suffix List cannot be read");
        }
        return Optional.ofNullable(EffectiveTldFinder.getAssignedDomain(name, true, true));
    }
}
