package jp.kakuin.pki.lint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.Extension;

/** What stands inside each extension is one DER value: readers that are stricter than ours refuse anything else. */
final class ExtensionEncodingLint implements LintRule {

    @Override
    public String id() {
        return "extension_encoding";
    }

    @Override
    public String citation() {
        return "RFC 5280 4.2, X.690 10";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var findings = new ArrayList<String>();
        for (var oid : subject.tbs().getExtensions().getExtensionOIDs()) {
            if (!isDer(subject.tbs().getExtensions().getExtension(oid))) {
                findings.add("extension " + oid + " is not DER");
            }
        }
        return findings;
    }

    private static boolean isDer(Extension extension) {
        try {
            var again = extension.getParsedValue().toASN1Primitive().getEncoded(ASN1Encoding.DER);
            return Arrays.equals(again, extension.getExtnValue().getOctets());
        } catch (IOException unreadable) {
            return false;
        }
    }
}
