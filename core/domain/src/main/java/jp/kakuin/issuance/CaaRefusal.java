package jp.kakuin.issuance;

import java.util.Arrays;
import jp.kakuin.catalogue.Text;
import jp.kakuin.validation.Probe;

/** Why CAA records forbid (RFC 8659, RFC 8657), and what their owner can do. A perspective puts the code behind the records it saw. */
public enum CaaRefusal {
    OTHER_ISSUER {
        @Override
        Text explain(String records, Probe.CaaPermission asked) {
            var ours = "CAA 0 issue \"" + String.join("\" / \"", asked.issuerDomains()) + "\"";
            return new Text(
                    asked.fqdn() + " のCAAレコード（" + records + "）が当認証局からの発行を許可していません。レコード（例：" + ours
                            + "）を追加または変更のうえ、再提出してください。",
                    "The CAA record for " + asked.fqdn() + " (" + records
                            + ") does not permit this CA to issue. Please add or change the record (for example: "
                            + ours
                            + ") and resubmit.");
        }
    },
    OTHER_ACCOUNT_OR_METHOD {
        @Override
        Text explain(String records, Probe.CaaPermission asked) {
            return new Text(
                    asked.fqdn() + " のCAAレコード（" + records + "）は、当認証局からの発行をほかのアカウントまたは検証方法に限っています。このお申し込みのアカウント（"
                            + asked.accountUri() + "）と検証方法（" + asked.methodLabel()
                            + "）を、accounturiとvalidationmethodsに含めるか、これらのパラメータを外したうえで、再提出してください。",
                    "The CAA record for " + asked.fqdn() + " (" + records
                            + ") lets this CA issue for another account or by another method only. Please name this order's account ("
                            + asked.accountUri() + ") and method (" + asked.methodLabel()
                            + ") in accounturi and validationmethods, or take these parameters away, and resubmit.");
        }
    },
    UNKNOWN_CRITICAL_PROPERTY {
        @Override
        Text explain(String records, Probe.CaaPermission asked) {
            return new Text(
                    asked.fqdn() + " のCAAレコード（" + records
                            + "）に、当認証局が対応していない必須（critical）のプロパティがあるため、発行できません。そのプロパティを外すか、フラグを0に変更のうえ、再提出してください。",
                    "The CAA record for " + asked.fqdn() + " (" + records
                            + ") has a critical property that this CA does not know, so that it may not issue. Please remove the property or change its flag to 0, and resubmit.");
        }
    },
    NO_SUCH_TOP_LEVEL_DOMAIN {
        @Override
        Text explain(String records, Probe.CaaPermission asked) {
            return new Text(
                    asked.fqdn() + " のトップレベルドメインはDNSに存在しないため、証明書を発行できません。ホスト名をご確認のうえ、再提出してください。",
                    "The top-level domain of " + asked.fqdn()
                            + " does not exist in the DNS, so that no certificate can be issued. Please check the host name and resubmit.");
        }
    };

    private static final int MOST_RECORDS = 900;

    /** What a perspective says: the code stands at the end. */
    public String behind(String records) {
        return records.substring(0, Math.min(records.length(), MOST_RECORDS)) + mark();
    }

    private String mark() {
        return " [" + name() + "]";
    }

    /** @param found what the primary perspective saw */
    static Text explain(Probe.CaaPermission asked, String found) {
        var refusal = Arrays.stream(values())
                .filter(each -> found.endsWith(each.mark()))
                .findFirst();
        return refusal.orElse(OTHER_ISSUER).explain(records(found), asked);
    }

    /** The records alone, as a customer knows them. */
    static String records(String found) {
        return Arrays.stream(values())
                .map(CaaRefusal::mark)
                .filter(found::endsWith)
                .findFirst()
                .map(mark -> found.substring(0, found.length() - mark.length()))
                .orElse(found);
    }

    abstract Text explain(String records, Probe.CaaPermission asked);
}
