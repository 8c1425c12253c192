package jp.kakuin.pki.issuance;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.SubjectIdentity;
import jp.kakuin.issuance.Validity;
import jp.kakuin.order.Contract;
import jp.kakuin.order.JapanTime;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.csr.WeakKeys;
import jp.kakuin.rule.DatedRules;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Draws what the pipeline may be asked for: each part mostly sound, so that some draws are so altogether and most fail in one or two places. */
final class AnyInput {

    private static final List<KeyPair> SOUND =
            List.of(Keys.rsa(2048), Keys.rsa(2048, "any"), Keys.ec("secp256r1"), Keys.ec("secp384r1"));
    private static final List<KeyPair> UNSOUND = List.of(
            Keys.rsa(1024),
            Keys.rsa(2056),
            Keys.ec("secp521r1"),
            WeakKeys.close(2048, new Random(1)),
            WeakKeys.roca(2048, new Random(2)));
    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "-",
            "a".repeat(65),
            "b".repeat(129),
            "Kakuin\0",
            "\u202eniukaK",
            "Kakuin  Shoji",
            " Kakuin",
            "R&D",
            "株式会社角印",
            "Kakuin\nShoji",
            "N/A",
            "𝕂akuin",
            "ＫＡＫＵＩＮ");
    private static final List<String> SOUND_NAMES = List.of(
            "www.example.co.jp", "example.co.jp", "shop.example.jp", "xn--wgv71a119e.jp", "a.b.c.d.example.com");
    private static final List<String> ODD_NAMES = List.of(
            "*.example.co.jp",
            "localhost",
            "192.0.2.1",
            "a_b.example.jp",
            "WWW.example.jp",
            "example.jp.",
            "a..b.jp",
            "co.jp",
            "",
            "xn--zzzzzz-.jp",
            "1.0.0.127.in-addr.arpa",
            "bücher.example.jp",
            "server.local",
            "ex ample.jp",
            "-a.example.jp",
            "www.example.co.jp\0.example.com",
            "a".repeat(64) + ".example.jp",
            ("a".repeat(60) + ".").repeat(5) + "jp");
    private static final List<Integer> DAYS = List.of(1, 46, 47, 48, 90, 99, 100, 101, 199, 200, 201, 398);

    private final Random random;

    AnyInput(long seed) {
        this.random = new Random(seed);
    }

    /** Around one of the days on which a rule changes, or any time in between. */
    Instant now() {
        var dates = List.of("2026-03-15", "2026-11-21", "2027-03-15", "2028-03-15", "2029-03-15");
        return JapanTime.startOf(LocalDate.parse(of(dates))).plusSeconds(random.nextInt(-100_000, 100_000));
    }

    IssuanceRequest request(Instant now) {
        var kind = of(List.of(CertificateKind.values()));
        var names = names();
        var ev = mostly() == (kind == CertificateKind.EV)
                ? Optional.of(ev())
                : Optional.<SubjectIdentity.EvIdentity>empty();
        var subject = new SubjectIdentity(
                mostly() ? "JP" : of(List.of("US", "jp", "XX", "")),
                text("Tokyo"),
                text("Chiyoda-ku"),
                text("Kakuin Shoji Co., Ltd."),
                mostly() ? names.getFirst() : of(ODD_NAMES),
                ev);
        return new IssuanceRequest(Samples.ORDER, kind, subject, names, csr(subject), validity(now, kind));
    }

    private boolean mostly() {
        return random.nextInt(20) > 0;
    }

    private <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String text(String sound) {
        return mostly() ? sound : of(ODD_TEXTS);
    }

    private SubjectIdentity.EvIdentity ev() {
        return new SubjectIdentity.EvIdentity(
                text("Private Organization"),
                mostly() ? "8999900000001" : of(List.of("7999900000001", "", "8999900000001 ", "Government Entity")),
                mostly() ? "JP" : of(List.of("US", "")));
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            names.add(mostly() ? of(SOUND_NAMES) : of(ODD_NAMES));
        }
        return mostly() ? names.stream().distinct().toList() : names;
    }

    private Validity validity(Instant now, CertificateKind kind) {
        var start = mostly() ? now : now.plus(Duration.ofHours(random.nextInt(-60, 60)));
        var longest = kind == CertificateKind.TRIAL
                ? Contract.TRIAL_DAYS
                : DatedRules.RECOMMENDED_LIFE.on(JapanTime.dayOf(now));
        var days = mostly() ? longest : of(DAYS);
        return new Validity(
                start, start.plus(Duration.ofDays(days)).minusSeconds(mostly() ? 1 : random.nextInt(-1, 2)));
    }

    private String csr(SubjectIdentity subject) {
        // Now and then the CSR of somebody else.
        var named = mostly() ? subject : withOrganisation(subject, "Betsu Kaisha K.K.");
        var der = request(named, mostly() ? of(SOUND) : of(UNSOUND));
        if (!mostly()) {
            der[random.nextInt(der.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return Pem.request(der);
    }

    private static SubjectIdentity withOrganisation(SubjectIdentity subject, String organisation) {
        return new SubjectIdentity(
                subject.country(),
                subject.stateOrProvince(),
                subject.locality(),
                organisation,
                subject.commonName(),
                subject.ev());
    }

    /** DER of a CSR with this Subject. */
    static byte[] request(SubjectIdentity subject, KeyPair keys) {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, new DERPrintableString("JP"))
                .addRDN(BCStyle.ST, new DERUTF8String(subject.stateOrProvince()))
                .addRDN(BCStyle.L, new DERUTF8String(subject.locality()))
                .addRDN(BCStyle.O, new DERUTF8String(subject.organisation()))
                .addRDN(BCStyle.CN, new DERUTF8String(subject.commonName()))
                .build();
        var algorithm = keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            var signer = new JcaContentSignerBuilder(algorithm).build(keys.getPrivate());
            return new JcaPKCS10CertificationRequestBuilder(name, keys.getPublic())
                    .build(signer)
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
