package jp.kakuin.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.local.dns.ZoneKey;
import jp.kakuin.local.staff.StaffIssuer;

/** What the template is deployed with on one machine. */
final class StackParameters {

    /** Where the suite's own mail comes from: under a domain that is kept for examples. */
    static final String MAIL_DOMAIN = "mail.kakuin.example.co.jp";

    private static final String CA_DOMAIN = "kakuin.example.co.jp";

    private StackParameters() {}

    /** @param perspectives the functions of the remote perspectives, by their ARNs */
    static Map<String, String> of(Workplace workplace, StaffIssuer staff, ZoneKey zoneKey, List<String> perspectives) {
        var all = new LinkedHashMap<String, String>();
        all.put("Embedded", "true");
        all.put("MailDomain", MAIL_DOMAIN);
        all.put("MailFrom", "no-reply@" + MAIL_DOMAIN);
        all.put("SupportMail", "support@" + MAIL_DOMAIN);
        all.put("PortalUrl", workplace.origin().toString());
        all.put("DnsResolver", Workplace.ADDRESS + ":" + workplace.dnsPort());
        all.put("DnsTrustAnchors", zoneKey.trustAnchor());
        all.put("RdapBootstrap", workplace.origin() + "/rdap/dns.json");
        all.put("WhoisOfJp", Workplace.ADDRESS + ":" + workplace.whoisPort());
        all.put("PerspectiveFunctions", String.join(",", perspectives));
        all.put("CaaDomain", CA_DOMAIN);
        all.put("PkiDomain", "pki." + CA_DOMAIN);
        all.put("CrlParts", "2");
        all.put("StaffIssuer", staff.issuer().toString());
        all.put("StaffAudience", StaffIssuer.AUDIENCE);
        all.put("WeakKeyFolder", WeakKeyFiles.folder(workplace).toString());
        // Another kind of CA key, for example ECC_NIST_P384; takes a fresh suite, for a CA has one key.
        Optional.ofNullable(System.getenv("KAKUIN_CA_KEY_SPEC")).ifPresent(spec -> all.put("CaKeySpec", spec));
        return all;
    }
}
