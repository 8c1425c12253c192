package jp.kakuin.pki.name;

/** A name is no IP address: this CA certifies none. */
final class IpAddressRule implements NameRule {

    @Override
    public String citation() {
        return "SPEC C-10";
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        if (name.isIpAddress()) {
            found.add(NameCode.NAME_IS_IP_ADDRESS);
        }
    }
}
