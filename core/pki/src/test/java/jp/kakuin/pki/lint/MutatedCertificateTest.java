package jp.kakuin.pki.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.pki.certificate.Precertificate;
import jp.kakuin.pki.certificate.ToBeSigned;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.testkit.ScriptedCertificateLinter;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every bit of a good certificate is turned once. What can be wrong in it without a rule that says so is what was vetted or drawn, and nothing else: the serial
 * number, the two dates within their limits, the names, the place and the organisation, the key's own numbers.
 */
class MutatedCertificateTest {

    private static final Linter LINTER = new Linter(new FullyQualifiedNames(), new ScriptedCertificateLinter());

    @ParameterizedTest
    @CsvSource({
        "OV, PRECERTIFICATE",
        "EV, PRECERTIFICATE",
        "TRIAL, PRECERTIFICATE",
        "OV, CERTIFICATE",
        "EV, CERTIFICATE",
        "TRIAL, CERTIFICATE"
    })
    void someRule_shouldObject_whenOneBitIsTurned(CertificateKind kind, String stage) throws Exception {
        var good = content(kind, stage);
        assertThat(objections(good, kind)).isEmpty();
        var free = whatNoRuleCanKnow(good, kind);
        var unnoticed = new ArrayList<String>();
        for (int bit = 0; bit < 8 * good.length; bit++) {
            var bent = good.clone();
            bent[bit / 8] ^= (byte) (1 << bit % 8);
            if (!free.get(bit / 8) && objections(bent, kind).isEmpty()) {
                unnoticed.add("byte " + bit / 8 + ", bit " + bit % 8 + ": " + around(good, bit / 8));
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    private static byte[] content(CertificateKind kind, String stage) {
        var precertificate = BentCertificate.of(kind).content();
        return stage.equals("PRECERTIFICATE")
                ? precertificate.der()
                : Precertificate.of(precertificate.under(new byte[256]))
                        .certificate(List.of())
                        .der();
    }

    private static List<String> objections(byte[] der, CertificateKind kind) {
        ToBeSigned content;
        try {
            content = ToBeSigned.of(der);
        } catch (RuntimeException unreadable) {
            return List.of("not read at all: " + unreadable);
        }
        return LINTER.findings(new LintSubject(content.parsed(), kind, BentCertificate.issuerOf(kind), Samples.NOW));
    }

    private static BitSet whatNoRuleCanKnow(byte[] der, CertificateKind kind) throws Exception {
        var content = TBSCertificate.getInstance(der);
        var free = new BitSet();
        mark(free, der, content.getSerialNumber().getValue().toByteArray());
        mark(free, der, text(content.getStartDate().toASN1Primitive()));
        mark(free, der, text(content.getEndDate().toASN1Primitive()));
        // A trial's O is always the same.
        var vetted = kind == CertificateKind.TRIAL
                ? List.<ASN1ObjectIdentifier>of()
                : List.of(BCStyle.ST, BCStyle.L, BCStyle.O);
        for (var type : vetted) {
            var attribute = content.getSubject().getRDNs(type)[0].getFirst();
            mark(free, der, ((ASN1String) attribute.getValue()).getString().getBytes(StandardCharsets.UTF_8));
        }
        var names = content.getExtensions().getExtension(Extension.subjectAlternativeName);
        for (GeneralName name : GeneralNames.getInstance(names.getParsedValue()).getNames()) {
            mark(free, der, name.getName().toString().getBytes(StandardCharsets.US_ASCII));
        }
        if (kind != CertificateKind.TRIAL) {
            // Which part of the CRL it is: any of the CA's will do.
            var crl = ("/" + partOfCrl(content) + ".crl").getBytes(StandardCharsets.US_ASCII);
            int endOfCrl = mark(new BitSet(), der, crl);
            free.set(endOfCrl - crl.length + 1);
        }
        var key = RSAPublicKey.getInstance(content.getSubjectPublicKeyInfo().parsePublicKey());
        var modulus = key.getModulus().toByteArray();
        int end = mark(free, der, modulus);
        // Tag and length of the exponent, then the exponent, which may be another one.
        free.set(end + 2, end + 2 + key.getPublicExponent().toByteArray().length);
        return free;
    }

    private static String partOfCrl(TBSCertificate content) {
        var points = CRLDistPoint.getInstance(content.getExtensions()
                .getExtension(Extension.cRLDistributionPoints)
                .getParsedValue());
        var names = GeneralNames.getInstance(
                points.getDistributionPoints()[0].getDistributionPoint().getName());
        return names.getNames()[0].getName().toString().replaceFirst(".*/(\\d)\\.crl", "$1");
    }

    private static byte[] text(org.bouncycastle.asn1.ASN1Primitive time) throws Exception {
        var encoded = time.getEncoded();
        return Arrays.copyOfRange(encoded, 2, encoded.length);
    }

    /** Everywhere, for CN repeats a name; where a rule compares the two it does so all the same. */
    private static int mark(BitSet free, byte[] der, byte[] part) {
        int end = -1;
        for (int at = 0; at + part.length <= der.length; at++) {
            if (Arrays.equals(der, at, at + part.length, part, 0, part.length)) {
                free.set(at, at + part.length);
                end = at + part.length;
            }
        }
        assertThat(end).isPositive();
        return end;
    }

    private static String around(byte[] der, int place) {
        return java.util.HexFormat.ofDelimiter(" ")
                .formatHex(Arrays.copyOfRange(der, Math.max(0, place - 8), Math.min(der.length, place + 8)));
    }
}
