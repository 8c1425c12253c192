package jp.kakuin.pki.name;

/** A name is no public suffix, under which many people register: nobody's alone to approve. */
final class PublicSuffixRule implements NameRule {

    @Override
    public String citation() {
        return "BR 3.2.2.6, 1.6.1 (Base Domain Name)";
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        name.place()
                .filter(place -> !ReservedNameRule.isReserved(place) && !ReverseZoneRule.isUnderArpa(place))
                .filter(place -> PublicSuffixes.registrableDomain(place).isEmpty() && PublicSuffixes.knowsEnding(place))
                .ifPresent(place -> found.add(NameCode.NAME_IS_PUBLIC_SUFFIX));
    }
}
