package jp.kakuin.local.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file with the domains; {@code registrations.txt} beside this class explains its form. */
public final class RegisteredDomains {

    private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(=\\s*(?<holder>\\S.*)|-|\\?)\\s*");

    private final Path file;

    private RegisteredDomains(Path file) {
        this.file = file;
    }

    /** What the registry knows of a domain. */
    public enum Answer {
        REGISTERED,
        NOT_REGISTERED,
        SILENCE
    }

    /** @param holder empty where nobody is told */
    public record Entry(Answer answer, Optional<String> holder) {}

    /** {@code file}, which is first made from the sample where it does not exist. */
    public static RegisteredDomains in(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (InputStream sample = RegisteredDomains.class.getResourceAsStream("registrations.txt")) {
                Files.copy(sample, file);
            }
        }
        return new RegisteredDomains(file);
    }

    Entry of(String domain) throws IOException {
        return Files.readAllLines(file).stream()
                .map(LINE::matcher)
                .filter(line -> line.matches() && line.group(1).equalsIgnoreCase(domain))
                .map(line -> entry(line.group(2), Optional.ofNullable(line.group("holder"))))
                .findFirst()
                .orElse(new Entry(Answer.REGISTERED, Optional.empty()));
    }

    private static Entry entry(String sign, Optional<String> holder) {
        return switch (sign) {
            case "-" -> new Entry(Answer.NOT_REGISTERED, Optional.empty());
            case "?" -> new Entry(Answer.SILENCE, Optional.empty());
            default -> new Entry(Answer.REGISTERED, holder.map(String::strip));
        };
    }
}
