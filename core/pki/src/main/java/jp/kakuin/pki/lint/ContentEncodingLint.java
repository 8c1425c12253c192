package jp.kakuin.pki.lint;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** The content is, byte for byte, what its fields give when they are written anew: our reader is more patient with tags than others are. */
final class ContentEncodingLint implements LintRule {

    @Override
    public String id() {
        return "content_encoding";
    }

    @Override
    public String citation() {
        return "RFC 5280 4.1, X.690 10";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var read = subject.tbs();
        var again = new TBSCertificate(
                read.getVersion(),
                read.getSerialNumber(),
                read.getSignature(),
                read.getIssuer(),
                read.getValidity(),
                read.getSubject(),
                read.getSubjectPublicKeyInfo(),
                null,
                null,
                read.getExtensions());
        try {
            boolean same = Arrays.equals(again.getEncoded(ASN1Encoding.DER), read.getEncoded(ASN1Encoding.DER));
            return same ? List.of() : List.of("the content is not written as its fields are");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
