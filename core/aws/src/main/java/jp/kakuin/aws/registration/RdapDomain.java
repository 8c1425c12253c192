package jp.kakuin.aws.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import jp.kakuin.registration.Registration;

/** What an RDAP answer says of a domain (RFC 9083 5.3, holders as jCard, RFC 7095). */
final class RdapDomain {

    private static final int LONGEST_HOLDER = 300;
    private static final String WITHHELD = "(?i).*(redacted|privacy|withheld|not disclosed|data protected|非公開).*";

    private RdapDomain() {}

    /** Empty if it does not speak of this domain. */
    static Optional<Registration> read(JsonNode answer, String domain, String source) {
        return answer.path("objectClassName").asText().equals("domain")
                        && answer.path("ldhName")
                                .asText()
                                .toLowerCase(Locale.ROOT)
                                .equals(domain)
                ? Optional.of(new Registration.Found(source, holder(answer)))
                : Optional.empty();
    }

    private static Optional<String> holder(JsonNode answer) {
        return StreamSupport.stream(answer.path("entities").spliterator(), false)
                .filter(entity -> StreamSupport.stream(entity.path("roles").spliterator(), false)
                        .anyMatch(role -> role.asText().equals("registrant")))
                .flatMap(entity -> name(entity.path("vcardArray").path(1)).stream())
                .findFirst();
    }

    /** The organisation, else the person. */
    private static Optional<String> name(JsonNode card) {
        return List.of("org", "fn").stream()
                .flatMap(property -> StreamSupport.stream(card.spliterator(), false)
                        .filter(row -> row.path(0).asText().equals(property)))
                .map(row -> row.path(3).isArray()
                        ? row.path(3).path(0).asText()
                        : row.path(3).asText())
                .map(text -> told(text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A holder as staff read it; empty where the registry keeps it to itself. */
    static Optional<String> told(String text) {
        var printable = text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .limit(LONGEST_HOLDER)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return printable.isEmpty() || printable.matches(WITHHELD) ? Optional.empty() : Optional.of(printable);
    }
}
