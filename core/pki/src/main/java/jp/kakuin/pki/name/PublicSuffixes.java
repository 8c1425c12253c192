package jp.kakuin.pki.name;

import crawlercommons.domains.EffectiveTldFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** The ICANN section of the Public Suffix List, in a dated copy that {@code ./kakuin names import} replaces (BR 3.2.2.6). */
public final class PublicSuffixes {

    private static final String LIST = "public_suffix_list.dat";
    /** The day of the copy, on a line of its own. */
    private static final String DATE = "public_suffix_list.date";
    /** Names are judged by it: after half a year new top-level domains would be missing. */
    private static final Period OLD_AFTER = Period.ofMonths(6);

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

    /** The day of the list in use. */
    public static LocalDate date() {
        try (var date = PublicSuffixes.class.getResourceAsStream(DATE)) {
            return LocalDate.parse(new String(date.readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is time for a newer one. */
    public static boolean isOld(LocalDate today) {
        return !today.isBefore(date().plus(OLD_AFTER));
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
