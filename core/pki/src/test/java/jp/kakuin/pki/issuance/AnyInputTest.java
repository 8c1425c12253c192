package jp.kakuin.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.CsrNoLongerAcceptable;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.LintFindings;
import jp.kakuin.order.JapanTime;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.Chain;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.certificate.SubjectName;
import jp.kakuin.pki.certificate.ToBeSigned;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.csr.RequestedKey;
import jp.kakuin.pki.csr.WeakKeys;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.testkit.InMemoryCompromisedKeys;
import jp.kakuin.testkit.InMemorySignatureLedger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.junit.jupiter.api.Test;

/** No input at all gets a certificate that does not say exactly what was vetted, or that a rule speaks against once it is read again. */
class AnyInputTest {

    private static final long SEED = 20261121;
    private static final int DRAWS = 300;
    private static final List<Samples.Hierarchy> CAS = List.of(Samples.rsaCa(), Samples.ecCa());

    private static final Samples.Hierarchy TEST_CA = Samples.trialCa(Keys.rsa(2048, "trial"));
    private static final WeakKeyLists LISTS = WeakKeys.installed();

    private final CsrCheck check = newCheck();

    private static CsrCheck newCheck() {
        return new CsrCheck(new FullyQualifiedNames(), LISTS, new InMemoryCompromisedKeys());
    }

    @Test
    void input_shouldBeRefusedOrCertifiedAsVetted_whateverItIs() throws Exception {
        var inputs = new AnyInput(SEED);
        int certified = 0;
        var refusals = new HashSet<Class<?>>();
        for (int draw = 0; draw < DRAWS; draw++) {
            var now = inputs.now();
            var request = inputs.request(now);
            var ca = CAS.get(draw % CAS.size());
            var ledger = new InMemorySignatureLedger();
            try {
                var issued = issuer(ca, ledger, now).issue(request);
                certified++;
                assertSound(
                        request, issued.der(), isTrial(request) ? TEST_CA : ca, now, "draw " + draw + ": " + request);
                assertThat(ledger.entries()).hasSize(2);
            } catch (CsrNoLongerAcceptable | LintFindings | IllegalArgumentException refused) {
                refusals.add(refused.getClass());
                assertThat(ledger.entries())
                        .as("draw %d: %s", draw, request)
                        .noneMatch(entry -> entry.signed().isPresent());
            }
        }
        assertThat(certified).isBetween(DRAWS / 5, DRAWS * 4 / 5);
        assertThat(refusals).contains(CsrNoLongerAcceptable.class, LintFindings.class);
    }

    private void assertSound(IssuanceRequest request, byte[] der, Samples.Hierarchy ca, Instant now, String draw)
            throws Exception {
        // Read by another parser than ours.
        var certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        assertThat(names(certificate)).as(draw).isEqualTo(request.dnsNames());
        assertThat(certificate.getPublicKey().getEncoded())
                .as(draw)
                .isEqualTo(RequestedKey.of(request.csr()).getEncoded());
        assertThat(subject(certificate)).as(draw).isEqualTo(vetted(request));
        assertThat(certificate.getNotBefore().toInstant())
                .as(draw)
                .isEqualTo(request.validity().notBefore());
        assertThat(certificate.getNotAfter().toInstant())
                .as(draw)
                .isEqualTo(request.validity().notAfter());
        assertThat(Chain.verify(
                        der, ca.issuer().chain(), ca.root(), request.validity().notBefore()))
                .as(draw)
                .isEmpty();
        Samples.linter().lint(ToBeSigned.of(certificate.getTBSCertificate()), request.kind(), ca.issuer(), now);
        // By a check that has not judged it yet, and remembers nothing.
        assertThat(newCheck()
                        .inspect(request.csr(), Optional.of(request.subject().organisation()), JapanTime.dayOf(now))
                        .acceptable())
                .as(draw)
                .isTrue();
    }

    private static List<String> names(X509Certificate certificate) throws Exception {
        var names = new ArrayList<String>();
        for (var name : certificate.getSubjectAlternativeNames()) {
            names.add((String) name.get(1));
        }
        return names;
    }

    private static List<String> subject(X509Certificate certificate) {
        var name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return java.util.Arrays.stream(name.getRDNs())
                .map(rdn -> line(
                        rdn.getFirst().getType(),
                        IETFUtils.valueToString(rdn.getFirst().getValue())))
                .toList();
    }

    private static boolean isTrial(IssuanceRequest request) {
        return request.kind() == CertificateKind.TRIAL;
    }

    private static List<String> vetted(IssuanceRequest request) {
        var subject = request.subject();
        if (isTrial(request)) {
            return List.of(line(BCStyle.O, SubjectName.TRIAL), line(BCStyle.CN, subject.commonName()));
        }
        var lines = new ArrayList<>(List.of(
                line(BCStyle.C, subject.country()),
                line(BCStyle.ST, subject.stateOrProvince()),
                line(BCStyle.L, subject.locality())));
        if (request.kind() == CertificateKind.EV) {
            var ev = subject.ev().orElseThrow();
            lines.add(line(SubjectName.JURISDICTION_COUNTRY, ev.jurisdictionCountry()));
            lines.add(line(BCStyle.BUSINESS_CATEGORY, ev.businessCategory()));
            lines.add(line(BCStyle.SERIALNUMBER, ev.registrationNumber()));
        }
        lines.add(line(BCStyle.O, subject.organisation().replace(",", "\\,")));
        lines.add(line(BCStyle.CN, subject.commonName()));
        return lines;
    }

    private static String line(ASN1ObjectIdentifier type, String value) {
        return type + "=" + value;
    }

    private LedgeredIssuer issuer(Samples.Hierarchy ca, InMemorySignatureLedger ledger, Instant now) {
        return new LedgeredIssuer(
                () -> IssuingAuthorities.only(ca.issuer()).with(TEST_CA::issuer),
                Samples.linter(),
                check,
                SctSource.NONE,
                ledger,
                Clock.fixed(now, ZoneOffset.UTC),
                new SecureRandom());
    }
}
