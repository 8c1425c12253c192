package jp.kakuin.pki.weak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A list as Debian's openssl-blacklist publishes it: lines of 20 hex digits, comments after {@code #}. The size of the keys stands in the file's
 * name alone, {@code blacklist.RSA-2048}.
 *
 * @param bits size of the keys' moduli
 * @param fingerprints lower case
 */
public record PublishedList(int bits, List<String> fingerprints) {

    private static final Pattern NAME = Pattern.compile(".*RSA-(\\d{4})(\\.\\w+)?");
    private static final Pattern LINE = Pattern.compile("[0-9a-f]{" + Fingerprint.DIGITS + "}");

    /** @throws IllegalArgumentException with a sentence for the operator, if this is no such list */
    public static PublishedList read(Path file) throws IOException {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            throw new IllegalArgumentException(
                    file + ": the name of a list ends with the size of its keys, as blacklist.RSA-2048 does.");
        }
        int bits = Integer.parseInt(name.group(1));
        if (!WeakKeyLists.SIZES.contains(bits)) {
            throw new IllegalArgumentException(file + ": no certificate is issued for RSA keys of " + bits + " bits.");
        }
        // Every byte is a character here, so that a file that is no text is told by its line and not by an exception.
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            var fingerprints = lines.map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(line -> demand(file, line.toLowerCase(Locale.ROOT)))
                    .distinct()
                    .toList();
            if (fingerprints.isEmpty()) {
                throw new IllegalArgumentException(file + ": the list is empty.");
            }
            return new PublishedList(bits, fingerprints);
        }
    }

    private static String demand(Path file, String line) {
        if (!LINE.matcher(line).matches()) {
            throw new IllegalArgumentException(
                    file + ": a line is not 20 hexadecimal digits; is it a list of openssl-blacklist?");
        }
        return line;
    }
}
