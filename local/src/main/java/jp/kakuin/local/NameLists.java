package jp.kakuin.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.pki.csr.Municipalities;
import jp.kakuin.pki.name.PublicSuffixes;
import jp.kakuin.pki.name.PublishedSuffixes;

/** {@code ./kakuin names}: shows which lists names are judged by and how old they are, and takes a newer Public Suffix List (BR 3.2.2.6). */
final class NameLists {

    private static final String FOLDER = "core/pki/src/main/resources/jp/kakuin/pki/name";

    private final Path list;
    private final Path date;
    private final LocalDate today;
    private final PrintStream out;

    NameLists(Workplace workplace, LocalDate today, PrintStream out) {
        var folder = workplace.root().resolve(FOLDER);
        this.list = folder.resolve("public_suffix_list.dat");
        this.date = folder.resolve("public_suffix_list.date");
        this.today = today;
        this.out = out;
    }

    void run(List<String> words, Optional<String> day) throws IOException {
        if (words.isEmpty()) {
            show();
        } else if (words.getFirst().equals("import") && words.size() == 2) {
            importSuffixes(Path.of(words.getLast()), day.map(NameLists::parsed));
        } else {
            throw new CannotStart("Say names, or names import FILE [--from DATE].");
        }
    }

    private void show() throws IOException {
        out.printf(
                "Public Suffix List  %s  %,6d rules of ICANN's section%s%n",
                installed(), PublishedSuffixes.read(list).rules().size(), old(PublicSuffixes.isOld(today)));
        out.printf(
                "Municipalities      %s  %,6d with the wards of designated cities%s%n",
                Municipalities.date(), Municipalities.count(), old(Municipalities.isOld(today)));
    }

    private static String old(boolean isOld) {
        return isOld ? "  OLD: bring it up to date" : "";
    }

    private LocalDate installed() throws IOException {
        return LocalDate.parse(Files.readString(date).strip());
    }

    /** Nothing is changed if anything is wrong with it. */
    private void importSuffixes(Path file, Optional<LocalDate> day) throws IOException {
        if (!Files.isReadable(file)) {
            throw new CannotStart(file + " cannot be read.");
        }
        var published = PublishedSuffixes.read(file);
        var dated = published
                .date()
                .or(() -> day)
                .orElseThrow(() -> new CannotStart(
                        "The list has no VERSION line: say of which day it is, names import FILE --from DATE."));
        if (dated.isBefore(installed()) || dated.isAfter(today)) {
            throw new CannotStart(
                    "A list of " + dated + " is not newer than that of " + installed() + ", or of no day yet.");
        }
        var before = PublishedSuffixes.read(list).rules();
        Files.copy(file, list, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(date, dated + "\n");
        out.printf(
                "The Public Suffix List of %s is in place: %d rules came, %d went.%n",
                dated,
                without(published.rules(), before).size(),
                without(before, published.rules()).size());
        out.println("./kakuin up builds with it; on AWS, build and deploy again.");
    }

    private static Set<String> without(Set<String> rules, Set<String> others) {
        var rest = new HashSet<>(rules);
        rest.removeAll(others);
        return rest;
    }

    private static LocalDate parsed(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new CannotStart("--from takes a day such as 2026-11-20.", e);
        }
    }
}
