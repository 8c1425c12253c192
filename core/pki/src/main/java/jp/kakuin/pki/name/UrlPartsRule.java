package jp.kakuin.pki.name;

/** A name is no URL: no protocol, path or port. */
final class UrlPartsRule implements NameRule {

    @Override
    public String citation() {
        return "BR 7.1.2.7.12, RFC 5280 4.2.1.6";
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        name.peeled().stream()
                .filter(code -> code != NameCode.NAME_ENDS_WITH_DOT)
                .forEach(found::add);
    }
}
