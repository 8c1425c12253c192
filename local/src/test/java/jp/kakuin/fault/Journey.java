package jp.kakuin.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.kakuin.local.demo.SampleApplications;
import jp.kakuin.local.demo.SampleApplications.Applicant;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** What is ordered. An order's label is its domain: every mail to an address there is about it. */
enum Journey {
    OV("sr3", "APPLICANT"),
    /** With a payer of its own, so that every kind of invitation goes out. */
    EV("ev2", "THIRD_PARTY"),
    /** Like the first, and once it is closed its certificate is revoked. */
    REVOKED("sr3", "APPLICANT");

    private static final String ORGANISATION = "Kakuin Trading Co., Ltd.";
    private static final KeyPair KEYS = keys();

    private final String product;
    private final String payer;

    Journey(String product, String payer) {
        this.product = product;
        this.payer = payer;
    }

    /** The application for the domain of a label. */
    Map<String, Object> application(String label) {
        var domain = label + ".example.co.jp";
        var applicant = new Applicant(product, "株式会社かくいん商事", ORGANISATION, domain);
        var application = SampleApplications.of(applicant, request(domain), Map.of(domain, domain));
        application.put("payer", payer);
        var technical = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) application.get("technicalContact")).forEach((key, value) -> technical.put((String) key, value));
        technical.put("email", "takahashi@" + domain);
        application.put("technicalContact", technical);
        return application;
    }

    private static String request(String domain) {
        var subject = new X500NameBuilder()
                .addRDN(BCStyle.C, "JP")
                .addRDN(BCStyle.ST, "Tokyo")
                .addRDN(BCStyle.L, "Chiyoda-ku")
                .addRDN(BCStyle.O, ORGANISATION)
                .addRDN(BCStyle.CN, domain)
                .build();
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(KEYS.getPrivate());
            var der = new JcaPKCS10CertificationRequestBuilder(subject, KEYS.getPublic())
                    .build(signer)
                    .getEncoded();
            var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            return new StringBuilder()
                    .append("-----BEGIN CERTIFICATE REQUEST-----\n")
                    .append(body)
                    .append("\n-----END CERTIFICATE REQUEST-----\n")
                    .toString();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
