package jp.kakuin.pki.name;

import java.time.LocalDate;

/** Nothing under {@code .arpa}: a reverse zone names no host, and no other name there is anybody's to certify. */
final class ReverseZoneRule implements NameRule {

    @Override
    public String citation() {
        return "BR 4.2.2 (SC-086)";
    }

    @Override
    public LocalDate effective() {
        return LocalDate.of(2026, 3, 15);
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        if (name.place().filter(ReverseZoneRule::isUnderArpa).isPresent()) {
            found.add(NameCode.NAME_IS_RESERVED);
        }
    }

    static boolean isUnderArpa(String place) {
        return place.endsWith(".arpa");
    }
}
