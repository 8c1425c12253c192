package jp.kakuin.attack;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.csr.CsrReport;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.csr.RequestedKey;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.testkit.InMemoryCompromisedKeys;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.CertificationRequest;

/** Asks the CSR check, and others whether it was right to accept. */
final class CsrVerdict {

    private static final FullyQualifiedNames NAMES = new FullyQualifiedNames();
    private static final CsrCheck CHECK =
            new CsrCheck(NAMES, WeakKeyLists.in(Path.of("none")), new InMemoryCompromisedKeys());
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    /** Names of the JDK, which knows nothing of Bouncy Castle. */
    private static final Map<String, String> ALGORITHMS = Map.of(
            "1.2.840.113549.1.1.11", "SHA256withRSA",
            "1.2.840.113549.1.1.12", "SHA384withRSA",
            "1.2.840.113549.1.1.13", "SHA512withRSA",
            "1.2.840.10045.4.3.2", "SHA256withECDSA",
            "1.2.840.10045.4.3.3", "SHA384withECDSA",
            "1.2.840.10045.4.3.4", "SHA512withECDSA");

    private CsrVerdict() {}

    /** A CSR as a customer pastes it. */
    static String armoured(byte[] der) {
        return "-----BEGIN CERTIFICATE REQUEST-----\n"
                + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE REQUEST-----\n";
    }

    /** @throws IllegalStateException if the check contradicts itself or others */
    static CsrReport check(String pasted) {
        var report = CHECK.inspect(pasted, Optional.empty(), DAY);
        Told.check(report.problems());
        Told.check(report.notices());
        Told.require(report.equals(CHECK.inspect(pasted, Optional.empty(), DAY)), "told differently the second time");
        if (report.acceptable()) {
            try {
                recheck(pasted, report);
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("accepted what others cannot read", e);
            }
        }
        return report;
    }

    private static void recheck(String pasted, CsrReport report) throws GeneralSecurityException, IOException {
        var key = RequestedKey.of(pasted).getEncoded();
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        Told.require(report.key().orElseThrow().spkiSha256().equals(hash), "another key would be certified");
        var body = pasted.replaceFirst("(?s).*?-----BEGIN (NEW )?CERTIFICATE REQUEST-----([^-]*)-----END.*", "$2");
        var der = Base64.getDecoder().decode(body.replaceAll("[\\s\\u00A0\\u3000\\uFEFF\\u200B]", ""));
        var request = CertificationRequest.getInstance(der);
        var verifier = Signature.getInstance(
                ALGORITHMS.get(request.getSignatureAlgorithm().getAlgorithm().getId()));
        verifier.initVerify(KeyFactory.getInstance(report.key().orElseThrow().algorithm())
                .generatePublic(new X509EncodedKeySpec(key)));
        verifier.update(
                ASN1Sequence.getInstance(der).getObjectAt(0).toASN1Primitive().getEncoded());
        Told.require(verifier.verify(request.getSignature().getOctets()), "the JDK does not verify the signature");
        for (var name : report.names()) {
            Told.require(NAMES.problems(name, "", 253).isEmpty(), "accepted with the name " + name);
            NAMES.authorizationDomainNames(name);
        }
    }
}
