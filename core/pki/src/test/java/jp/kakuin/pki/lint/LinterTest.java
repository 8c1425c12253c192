package jp.kakuin.pki.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.LintFindings;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.certificate.CtExtensions;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.pki.name.FullyQualifiedNames;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SPEC I-4: each rule passes the profile and stops its own misissuance. */
class LinterTest {

    private static final Linter LINTER = new Linter(new FullyQualifiedNames());

    @ParameterizedTest
    @EnumSource(CertificateKind.class)
    void certificate_shouldPass_whenBuiltByTheProfile(CertificateKind kind) {
        assertThat(findings(BentCertificate.of(kind))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("misissuances")
    void certificate_shouldBeStopped_whenItIs(String rule, String what, UnaryOperator<BentCertificate> bend) {
        var bent = bend.apply(BentCertificate.of(CertificateKind.EV));
        assertThat(findings(bent)).as(what).anyMatch(finding -> finding.startsWith(rule + " ("));
        assertThatThrownBy(
                        () -> LINTER.lint(bent.content(), CertificateKind.EV, BentCertificate.CA.issuer(), Samples.NOW))
                .isInstanceOf(LintFindings.class);
    }

    static Stream<Arguments> misissuances() {
        return Stream.concat(Stream.concat(basics(), subjects()), extensions());
    }

    private static Stream<Arguments> basics() {
        var rsa = SubjectPublicKeyInfo.getInstance(Keys.rsa(1024).getPublic().getEncoded());
        return Stream.of(
                stop("version_not_3", "with a unique identifier", b -> b.uniqueId()),
                stop("serial_number", "zero", b -> b.serial(BigInteger.ZERO)),
                stop("serial_number", "2^159", b -> b.serial(BigInteger.ONE.shiftLeft(159))),
                stop("serial_number", "a counter", b -> b.serial(BigInteger.valueOf(4711))),
                stop(
                        "signature_algorithm",
                        "SHA-1",
                        b -> b.algorithm(PKCSObjectIdentifiers.sha1WithRSAEncryption, DERNull.INSTANCE)),
                stop(
                        "signature_algorithm",
                        "without NULL",
                        b -> b.algorithm(PKCSObjectIdentifiers.sha256WithRSAEncryption, null)),
                stop("issuer_name", "another", b -> b.issuer(new X500Name("C=JP,O=Kakuin CA,CN=Other"))),
                stop(
                        "validity_too_long",
                        "200 days and a second",
                        b -> b.validity(days(200).plusSeconds(1))),
                stop("validity_too_long", "backwards", b -> b.validity(Duration.ofSeconds(-5))),
                stop("validity_start", "three days ago", b -> b.start(Duration.ofDays(-3))),
                stop("validity_start", "in three days", b -> b.start(Duration.ofDays(3))),
                stop("public_key", "RSA 1024", b -> b.key(rsa)),
                stop(
                        "public_key",
                        "P-521",
                        b -> b.key(SubjectPublicKeyInfo.getInstance(
                                Keys.ec("secp521r1").getPublic().getEncoded()))));
    }

    private static Stream<Arguments> subjects() {
        return Stream.of(
                stop("subject_attributes", "without O", b -> b.without(BCStyle.O)),
                stop("subject_attributes", "with OU", b -> b.with(BCStyle.OU, new DERUTF8String("Sales"))),
                stop("subject_attributes", "with two O", b -> b.with(BCStyle.O, new DERUTF8String("Second"))),
                stop("subject_attributes", "EV without category", b -> b.without(BCStyle.BUSINESS_CATEGORY)),
                stop("subject_order", "C last", b -> b.but(BCStyle.C, new DERPrintableString("JP"))),
                stop("subject_order", "several in one RDN", BentCertificate::multiValued),
                stop("subject_encoding", "C in UTF-8", b -> b.but(BCStyle.C, new DERUTF8String("JP"))),
                stop("subject_encoding", "O in IA5", b -> b.but(BCStyle.O, new DERIA5String("Kakuin"))),
                stop("subject_length", "O of 65", b -> b.but(BCStyle.O, new DERUTF8String("a".repeat(65)))),
                stop("subject_length", "L of 129", b -> b.but(BCStyle.L, new DERUTF8String("a".repeat(129)))),
                stop("subject_metadata", "L a dash", b -> b.but(BCStyle.L, new DERUTF8String("-"))),
                stop("subject_metadata", "O padded", b -> b.but(BCStyle.O, new DERUTF8String(" Kakuin"))),
                stop("ev_serial_number", "wrong check digit", b -> serialNumber(b, "7999900000001")),
                stop("ev_serial_number", "a word of another category", b -> serialNumber(b, "Government Entity")),
                stop("ev_serial_number", "its own category", b -> serialNumber(b, "Private Organization")),
                stop("ev_serial_number", "formed tomorrow", b -> serialNumber(b, "2026-11-23")),
                stop("ev_subject", "invented category", b -> b.but(BCStyle.BUSINESS_CATEGORY, utf8("Company"))),
                stop("common_name_not_in_san", "other", b -> b.but(BCStyle.CN, utf8("x.example.co.jp"))),
                stop("common_name_not_in_san", "capitals", b -> b.but(BCStyle.CN, utf8("WWW.example.co.jp"))));
    }

    private static Stream<Arguments> extensions() {
        return Stream.of(
                stop("extension_set", "without AKI", b -> b.without(Extension.authorityKeyIdentifier)),
                stop(
                        "extension_set",
                        "a CA",
                        b -> b.with(Extension.basicConstraints, true, new BasicConstraints(true))),
                stop("extension_set", "KU not critical", b -> b.but(Extension.keyUsage, false, usage(128))),
                stop(
                        "authority_key_identifier",
                        "another CA",
                        b -> b.but(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[20]))),
                stop("key_usage", "keyCertSign", b -> b.but(Extension.keyUsage, true, usage(KeyUsage.keyCertSign))),
                stop(
                        "extended_key_usage",
                        "clientAuth too",
                        b -> b.but(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                            KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                        }))),
                stop("policy", "OV for EV", b -> b.but(Extension.certificatePolicies, false, policy("2.23.140.1.2.2"))),
                stop("subject_alt_name", "wildcard", b -> b.names(dns("www.example.co.jp"), dns("*.example.co.jp"))),
                stop("subject_alt_name", "twice", b -> b.names(dns("www.example.co.jp"), dns("www.example.co.jp"))),
                stop(
                        "subject_alt_name",
                        "IP address",
                        b -> b.names(dns("www.example.co.jp"), new GeneralName(GeneralName.iPAddress, "192.0.2.1"))),
                stop(
                        "authority_info_access",
                        "https",
                        b -> b.but(Extension.authorityInfoAccess, false, access("https://ca.kakuin.jp/a.cer"))),
                stop(
                        "crl_distribution_points",
                        "ldap",
                        b -> b.but(Extension.cRLDistributionPoints, false, crl("ldap://crl.kakuin.jp/a"))),
                stop(
                        "precertificate",
                        "with timestamps",
                        b -> b.with(
                                CtExtensions.SCT_LIST, false, new org.bouncycastle.asn1.DEROctetString(new byte[2]))));
    }

    @Test
    void everyRule_shouldHaveAMisissuance_whenListed() {
        var tried = misissuances().map(a -> (String) a.get()[0]).toList();
        assertThat(LintRules.all(new FullyQualifiedNames())).allSatisfy(rule -> {
            assertThat(tried).contains(rule.id());
            assertThat(rule.citation()).matches("(BR|EVG) .*");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-14T14:59:59Z, 398",
        "2026-03-14T15:00:00Z, 200",
        "2026-11-21T00:00:00Z, 200",
        "2027-03-14T14:59:59Z, 200",
        "2027-03-14T15:00:00Z, 100",
        "2029-03-14T15:00:00Z, 47",
    })
    void lifetime_shouldFollowTheTable_whenTheDayComes(Instant now, int days) {
        var longest = BentCertificate.of(CertificateKind.OV).from(now).validity(days(days));
        assertThat(findingsAt(longest, now)).isEmpty();
        var excess = BentCertificate.of(CertificateKind.OV)
                .from(now)
                .validity(days(days).plusSeconds(1));
        assertThat(findingsAt(excess, now)).singleElement().asString().startsWith("validity_too_long");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T00:00:00Z, 8999900000001, true",
        "2026-11-21T00:00:00Z, 1998-04-01,    true",
        "2026-11-21T00:00:00Z, 1998/4/1,      true",
        "2026-11-21T00:00:00Z, 1 April 1998,  true",
        "2027-09-14T14:59:59Z, 1998/4/1,      true",
        "2027-09-14T15:00:00Z, 1998/4/1,      false",
        "2027-09-14T15:00:00Z, 1998-04-01,    true",
        "2027-09-14T15:00:00Z, 1998-02-30,    false",
        "2027-09-14T15:00:00Z, 1 April 1998,  false",
        "2027-09-14T15:00:00Z, 8999900000001, true",
        "2026-11-21T00:00:00Z, 平成10年4月1日, false",
    })
    void dateOfFormation_shouldBeGregorian_fromTheDayOn(Instant now, String serialNumber, boolean good) {
        var lifetime = now.isBefore(Instant.parse("2027-03-14T15:00:00Z")) ? 199 : 99;
        var bent = serialNumber(BentCertificate.of(CertificateKind.EV), serialNumber)
                .from(now)
                .validity(days(lifetime));
        assertThat(findingsAt(bent, now).stream().noneMatch(finding -> finding.startsWith("ev_serial_number")))
                .isEqualTo(good);
    }

    @Test
    void word_shouldStandForItsOwnCategory() {
        var body = BentCertificate.of(CertificateKind.EV).but(BCStyle.BUSINESS_CATEGORY, utf8("Government Entity"));
        assertThat(findings(serialNumber(body, "Government Entity"))).isEmpty();
    }

    private static BentCertificate serialNumber(BentCertificate bent, String value) {
        return bent.but(BCStyle.SERIALNUMBER, new DERPrintableString(value));
    }

    private static List<String> findings(BentCertificate bent) {
        return findingsAt(bent, Samples.NOW);
    }

    private static List<String> findingsAt(BentCertificate bent, Instant now) {
        return LINTER.findings(new LintSubject(bent.content().parsed(), bent.kind(), BentCertificate.CA.issuer(), now));
    }

    private static Arguments stop(String rule, String what, UnaryOperator<BentCertificate> bend) {
        return Arguments.of(rule, what, bend);
    }

    /** So many days with both ends counted. */
    private static Duration days(int days) {
        return Duration.ofDays(days).minusSeconds(1);
    }

    private static ASN1Encodable utf8(String text) {
        return new DERUTF8String(text);
    }

    private static KeyUsage usage(int bits) {
        return new KeyUsage(bits);
    }

    private static CertificatePolicies policy(String oid) {
        return new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(oid)));
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    private static GeneralName uri(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url);
    }

    private static AuthorityInformationAccess access(String url) {
        return new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers, uri(url));
    }

    private static CRLDistPoint crl(String url) {
        var name = new DistributionPointName(new GeneralNames(uri(url)));
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)});
    }
}
