package jp.kakuin.pki.name;

import java.time.LocalDate;
import java.util.Map;

/** A name ends in a top-level domain of the Internet; any other ending makes it an Internal Name. */
final class EndingRule implements NameRule {

    @Override
    public String citation() {
        return "BR 4.2.2, 1.6.1 (Internal Name)";
    }

    @Override
    public LocalDate effective() {
        return LocalDate.of(2016, 10, 1);
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        name.place()
                .filter(place -> !ReservedNameRule.isReserved(place) && !ReverseZoneRule.isUnderArpa(place))
                .filter(place -> !PublicSuffixes.knowsEnding(place))
                .ifPresent(place -> found.add(
                        NameCode.NAME_ENDING_UNKNOWN, Map.of("ending", place.substring(place.lastIndexOf('.') + 1))));
    }
}
