package jp.kakuin.pki.name;

import java.util.Map;

/** A name has as many characters as its place can hold: 64 as CN, 253 elsewhere. */
final class NameLengthRule implements NameRule {

    @Override
    public String citation() {
        return "BR 7.1.4.2, RFC 1035 2.3.4";
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        int length = name.host().length();
        if (!name.isIpAddress() && length > name.maxLength()) {
            found.add(
                    NameCode.NAME_TOO_LONG,
                    Map.of("length", Integer.toString(length), "limit", Integer.toString(name.maxLength())));
        }
    }
}
