package jp.kakuin.pki.name;

/** A name ends without the dot of the root: dNSName is written in the preferred name syntax. */
final class TrailingDotRule implements NameRule {

    @Override
    public String citation() {
        return "BR 7.1.2.7.12, RFC 1034 3.5";
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        if (name.peeled().contains(NameCode.NAME_ENDS_WITH_DOT)) {
            found.add(NameCode.NAME_ENDS_WITH_DOT);
        }
    }
}
