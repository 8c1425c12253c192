package jp.kakuin.pki.lint;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.certificate.CtExtensions;
import jp.kakuin.pki.certificate.SubjectName;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
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
import org.junit.jupiter.params.provider.Arguments;

/** Certificates as nobody may sign them, each with the rule that has to stop it. */
final class Misissuances {

    private Misissuances() {}

    static Stream<Arguments> all() {
        return Stream.concat(Stream.concat(basics(), subjects()), extensions());
    }

    private static Stream<Arguments> basics() {
        var rsa = SubjectPublicKeyInfo.getInstance(Keys.rsa(1024).getPublic().getEncoded());
        return Stream.of(
                stop("version_not_3", "with a unique identifier", b -> b.uniqueId()),
                stop("content_encoding", "a field that version 3 knows, and nobody uses", b -> b.uniqueId()),
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
                stop("validity_encoding", "GeneralizedTime before 2050", BentCertificate::inGeneralizedTime),
                stop("public_key", "point compressed", b -> b.key(compressed())),
                stop("public_key", "not DER", b -> b.key(withLongLength())),
                stop("rsa_modulus", "even", b -> b.key(times(BigInteger.TWO))),
                stop("rsa_modulus", "a multiple of 751", b -> b.key(times(BigInteger.valueOf(751)))),
                stop(
                        "public_key",
                        "P-521",
                        b -> b.key(SubjectPublicKeyInfo.getInstance(
                                Keys.ec("secp521r1").getPublic().getEncoded()))));
    }

    private static Stream<Arguments> subjects() {
        return Stream.of(
                stop("trial", "said to be a trial", b -> b.but(BCStyle.O, utf8(SubjectName.TRIAL))),
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
                stop("subject_country", "another country", b -> b.but(BCStyle.C, new DERPrintableString("US"))),
                stop("subject_characters", "a control", b -> b.but(BCStyle.O, utf8("Kakuin\u0000Shoji"))),
                stop("subject_characters", "text turned round", b -> b.but(BCStyle.O, utf8("Kakuin \u202eijohS"))),
                stop("subject_characters", "two spaces", b -> b.but(BCStyle.L, utf8("Chiyoda  ku"))),
                stop(
                        "ev_subject",
                        "another country's register",
                        b -> b.but(SubjectName.JURISDICTION_COUNTRY, new DERPrintableString("US"))),
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
                stop(
                        "extension_encoding",
                        "a length in two bytes",
                        b -> b.raw(Extension.keyUsage, true, new byte[] {3, (byte) 0x81, 2, 7, (byte) 0x80})),
                stop(
                        "extension_encoding",
                        "something behind",
                        b -> b.raw(Extension.keyUsage, true, new byte[] {3, 2, 7, (byte) 0x80, 0})),
                stop(
                        "authority_info_access",
                        "empty",
                        b -> b.raw(Extension.authorityInfoAccess, false, new byte[] {0x30, 0})),
                stop(
                        "authority_info_access",
                        "another's address",
                        b -> b.but(Extension.authorityInfoAccess, false, access("http://ca.example.com/a.cer"))),
                stop(
                        "crl_distribution_points",
                        "another's address",
                        b -> b.but(Extension.cRLDistributionPoints, false, crl("http://crl.example.com/a.crl"))),
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

    private static Arguments stop(String rule, String what, UnaryOperator<BentCertificate> bend) {
        return Arguments.of(rule, what, bend);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days).minusSeconds(1);
    }

    static ASN1Encodable utf8(String text) {
        return new DERUTF8String(text);
    }

    private static KeyUsage usage(int bits) {
        return new KeyUsage(bits);
    }

    /** With this policy and no other. */
    static BentCertificate asserting(BentCertificate bent, String oid) {
        return bent.but(Extension.certificatePolicies, false, policy(oid));
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

    static BentCertificate serialNumber(BentCertificate bent, String value) {
        return bent.but(BCStyle.SERIALNUMBER, new DERPrintableString(value));
    }

    private static SubjectPublicKeyInfo compressed() {
        var key = SubjectPublicKeyInfo.getInstance(
                Keys.ec("secp256r1").getPublic().getEncoded());
        var point = key.getPublicKeyData().getOctets();
        var half = Arrays.copyOf(point, 33);
        half[0] = (byte) (2 + (point[64] & 1));
        return new SubjectPublicKeyInfo(key.getAlgorithm(), half);
    }

    private static SubjectPublicKeyInfo withLongLength() {
        var key = SubjectPublicKeyInfo.getInstance(Keys.rsa(2048).getPublic().getEncoded());
        var der = key.getPublicKeyData().getOctets();
        // 30 82 01 0a … becomes 30 83 00 01 0a …
        var longer = new byte[der.length + 1];
        System.arraycopy(der, 2, longer, 3, der.length - 2);
        longer[0] = der[0];
        longer[1] = (byte) 0x83;
        return new SubjectPublicKeyInfo(key.getAlgorithm(), longer);
    }

    /** An RSA key of the right length whose modulus has this factor. */
    private static SubjectPublicKeyInfo times(BigInteger factor) {
        var odd = BigInteger.TWO.pow(2047).add(BigInteger.valueOf(12_345));
        var modulus = odd.subtract(odd.mod(factor)).add(factor);
        try {
            return new SubjectPublicKeyInfo(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                    new RSAPublicKey(modulus, BigInteger.valueOf(65_537)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
