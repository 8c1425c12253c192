package jp.kakuin.pki.name;

import java.time.LocalDate;
import java.util.Set;

/** No name that never names a host of the public Internet. */
final class ReservedNameRule implements NameRule {

    /** {@code .internal} is ICANN's of 2024; {@code .home.arpa} is among the reverse zones' {@code .arpa}. */
    private static final Set<String> ENDINGS =
            Set.of("test", "example", "invalid", "localhost", "local", "internal", "onion", "alt");
    /** RFC 2606 section 3. Names below {@code example.co.jp} are not among them. */
    private static final Set<String> DOMAINS = Set.of("example.com", "example.net", "example.org");

    @Override
    public String citation() {
        return "BR 4.2.2, RFC 2606, 6761, 7686, 8375, 9476";
    }

    @Override
    public LocalDate effective() {
        return LocalDate.of(2016, 10, 1);
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        if (name.place().filter(ReservedNameRule::isReserved).isPresent()) {
            found.add(NameCode.NAME_IS_RESERVED);
        }
    }

    static boolean isReserved(String place) {
        return ENDINGS.contains(place.substring(place.lastIndexOf('.') + 1)) || DOMAINS.contains(lastTwoLabels(place));
    }

    private static String lastTwoLabels(String place) {
        int before = place.lastIndexOf('.', place.lastIndexOf('.') - 1);
        return place.substring(before + 1);
    }
}
