package jp.kakuin.pki.csr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import jp.kakuin.pki.Keys;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/** Makes CSRs for tests: a faultless one, which each test bends where it wants. */
final class SampleCsr {

    private record Attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {}

    private final List<Attribute> subject = new ArrayList<>();
    private final ExtensionsGenerator extensions = new ExtensionsGenerator();
    private KeyPair keys = Keys.rsa(2048);
    private SubjectPublicKeyInfo publicKey;
    private String algorithm = "SHA256withRSA";

    static SampleCsr faultless() {
        return new SampleCsr()
                .with(BCStyle.C, new DERPrintableString("JP"))
                .with(BCStyle.ST, "Tokyo")
                .with(BCStyle.L, "Chiyoda-ku")
                .with(BCStyle.O, "Kakuin Shoji Co., Ltd.")
                .with(BCStyle.CN, "shop.example.co.jp");
    }

    SampleCsr with(ASN1ObjectIdentifier type, String value) {
        return with(type, new DERUTF8String(value));
    }

    SampleCsr with(ASN1ObjectIdentifier type, ASN1Encodable value) {
        subject.add(new Attribute(type, value));
        return this;
    }

    SampleCsr without(ASN1ObjectIdentifier type) {
        subject.removeIf(a -> a.type.equals(type));
        return this;
    }

    SampleCsr but(ASN1ObjectIdentifier type, String value) {
        return without(type).with(type, value);
    }

    SampleCsr signedBy(KeyPair pair, String signatureAlgorithm) {
        keys = pair;
        algorithm = signatureAlgorithm;
        return this;
    }

    /** Another public key than the signature's. */
    SampleCsr claiming(SubjectPublicKeyInfo key) {
        publicKey = key;
        return this;
    }

    SampleCsr asking(GeneralName... names) {
        return asking(Extension.subjectAlternativeName, new GeneralNames(names));
    }

    SampleCsr asking(ASN1ObjectIdentifier extension, ASN1Encodable value) {
        try {
            extensions.addExtension(extension, false, value);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    PKCS10CertificationRequest request() {
        try {
            var name = new X500NameBuilder(BCStyle.INSTANCE);
            subject.forEach(a -> name.addRDN(a.type, a.value));
            var spki = publicKey != null
                    ? publicKey
                    : SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
            var builder = new PKCS10CertificationRequestBuilder(name.build(), spki);
            if (!extensions.isEmpty()) {
                builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
            }
            return builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] der() {
        try {
            return request().getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String pem() {
        return armoured(der());
    }

    static String armoured(byte[] der) {
        var body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN CERTIFICATE REQUEST-----\n" + body + "\n-----END CERTIFICATE REQUEST-----\n";
    }
}
