package jp.kakuin.pki.lint;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.certificate.SubscriberProfile;
import jp.kakuin.pki.certificate.ToBeSigned;
import jp.kakuin.pki.issuance.Samples;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.Validity;

/** A precertificate of the profile that a test bends out of shape. */
final class BentCertificate {

    private static final Samples.Hierarchy CA = Samples.rsaCa();
    private static final Samples.Hierarchy TEST_CA = Samples.trialCa(Keys.rsa(2048, "trial"));

    private final CertificateKind kind;
    private final TBSCertificate straight;
    private final List<Extension> extensions = new ArrayList<>();
    private List<RDN> subject;
    private BigInteger serial;
    private AlgorithmIdentifier algorithm;
    private X500Name issuer;
    private SubjectPublicKeyInfo key;
    private Instant start = Samples.NOW;
    private Duration validity;
    private DERBitString uniqueId;
    private boolean generalizedTime;

    private BentCertificate(CertificateKind kind, TBSCertificate straight) {
        this.kind = kind;
        this.straight = straight;
        validity = Duration.ofDays(Math.min(90, Samples.longest(kind))).minusSeconds(1);
        serial = straight.getSerialNumber().getValue();
        algorithm = straight.getSignature();
        issuer = straight.getIssuer();
        key = straight.getSubjectPublicKeyInfo();
        subject = new ArrayList<>(Arrays.asList(straight.getSubject().getRDNs()));
        for (var oid : straight.getExtensions().getExtensionOIDs()) {
            extensions.add(straight.getExtensions().getExtension(oid));
        }
    }

    static BentCertificate of(CertificateKind kind) {
        var keys = Keys.rsa(2048);
        var content = SubscriberProfile.precertificate(
                Samples.request(kind, keys),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()),
                BigInteger.TWO.pow(127).add(BigInteger.TEN),
                issuerOf(kind));
        return new BentCertificate(kind, content.parsed());
    }

    /** The CA that signs this kind. */
    static CertificationAuthority issuerOf(CertificateKind kind) {
        return (kind == CertificateKind.TRIAL ? TEST_CA : CA).issuer();
    }

    CertificateKind kind() {
        return kind;
    }

    BentCertificate serial(BigInteger number) {
        serial = number;
        return this;
    }

    BentCertificate algorithm(ASN1ObjectIdentifier oid, ASN1Encodable parameters) {
        algorithm = parameters == null ? new AlgorithmIdentifier(oid) : new AlgorithmIdentifier(oid, parameters);
        return this;
    }

    BentCertificate issuer(X500Name name) {
        issuer = name;
        return this;
    }

    BentCertificate key(SubjectPublicKeyInfo info) {
        key = info;
        return this;
    }

    BentCertificate validity(Duration length) {
        validity = length;
        return this;
    }

    BentCertificate from(Instant moment) {
        start = moment;
        return this;
    }

    BentCertificate start(Duration fromNow) {
        return from(Samples.NOW.plus(fromNow));
    }

    BentCertificate uniqueId() {
        uniqueId = new DERBitString(new byte[1]);
        return this;
    }

    BentCertificate inGeneralizedTime() {
        generalizedTime = true;
        return this;
    }

    /** Replaces what stands inside an extension by these bytes. */
    BentCertificate raw(ASN1ObjectIdentifier oid, boolean critical, byte[] content) {
        without(oid);
        extensions.add(new Extension(oid, critical, content));
        return this;
    }

    /** Adds or removes an attribute of the Subject or an extension, whichever the type is. */
    BentCertificate without(ASN1ObjectIdentifier type) {
        subject.removeIf(rdn -> rdn.getFirst().getType().equals(type));
        extensions.removeIf(extension -> extension.getExtnId().equals(type));
        return this;
    }

    BentCertificate with(ASN1ObjectIdentifier type, ASN1Encodable value) {
        subject.add(new RDN(type, value));
        return this;
    }

    /** Replaces an attribute where it stands; C goes to the end, so that its order can be judged. */
    BentCertificate but(ASN1ObjectIdentifier type, ASN1Encodable value) {
        boolean movesToEnd = value instanceof org.bouncycastle.asn1.ASN1PrintableString;
        if (movesToEnd) {
            return without(type).with(type, value);
        }
        subject.replaceAll(rdn -> rdn.getFirst().getType().equals(type) ? new RDN(type, value) : rdn);
        return this;
    }

    BentCertificate multiValued() {
        var attributes = subject.stream().map(RDN::getFirst).toArray(AttributeTypeAndValue[]::new);
        subject = List.of(new RDN(attributes));
        return this;
    }

    BentCertificate with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        try {
            extensions.add(Extension.create(oid, critical, value));
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    BentCertificate but(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        return without(oid).with(oid, critical, value);
    }

    BentCertificate names(GeneralName... names) {
        return but(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    ToBeSigned content() {
        try {
            var content = new TBSCertificate(
                    straight.getVersion(),
                    new ASN1Integer(serial),
                    algorithm,
                    issuer,
                    new Validity(time(start), time(start.plus(validity))),
                    new X500Name(subject.toArray(RDN[]::new)),
                    key,
                    null,
                    uniqueId,
                    new Extensions(extensions.toArray(Extension[]::new)));
            return ToBeSigned.of(content.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Time time(Instant moment) {
        if (generalizedTime) {
            return new Time(new DERGeneralizedTime(Date.from(moment)));
        }
        return new Time(Date.from(moment), Locale.ROOT);
    }
}
