package jp.kakuin.revocation;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.compromise.CompromisedKey;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.compromise.KeyUses;
import jp.kakuin.due.DueIndex;
import jp.kakuin.issuance.CertificateRecord;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;

/**
 * Anybody who proves to have a certificate's private key has all certificates of that key revoked at once, without login and without a telephone call
 * (SPEC X-1, BR 4.9.1.1 (3), 4.9.12). Proved again, it is answered the same.
 */
public final class ProveKeyCompromise {

    private final Orders orders;
    private final IssuedSerials serials;
    private final CompromisedKeys keys;
    private final KeyUses uses;
    private final KeyProofs proofs;
    private final DueIndex dueIndex;
    private final Revoking revoking;
    private final Clock clock;

    public ProveKeyCompromise(
            Orders orders,
            IssuedSerials serials,
            CompromisedKeys keys,
            KeyUses uses,
            KeyProofs proofs,
            DueIndex dueIndex,
            Revoking revoking,
            Clock clock) {
        this.orders = orders;
        this.serials = serials;
        this.keys = keys;
        this.uses = uses;
        this.proofs = proofs;
        this.dueIndex = dueIndex;
        this.revoking = revoking;
        this.clock = clock;
    }

    public static ProveKeyCompromise of(Ports ports) {
        return new ProveKeyCompromise(
                ports.orders(),
                ports.issuedSerials(),
                ports.compromisedKeys(),
                ports.keyUses(),
                ports.keyProofs(),
                ports.dueIndex(),
                Revoking.of(ports),
                ports.clock());
    }

    /**
     * One of two proofs.
     *
     * @param csr with the commonName {@link KeyProofs#COMMON_NAME}, signed by the key
     * @param serialNumber of a certificate of the key, in hex
     * @param signature base 64 of a signature over {@link #text}, made by the key
     */
    public record Form(String csr, String serialNumber, String signature) {}

    /** @param certificates of the key, all that are revoked by now; their serial numbers are public, their orders are not */
    public record Answer(String keySha256, List<Revoked> certificates) {}

    public record Revoked(String serialNumber, Instant revokedAt) {}

    /** What has to be signed: good for one certificate and nothing else. */
    public static String text(String serialNumber) {
        return KeyProofs.COMMON_NAME + " " + serialNumber;
    }

    public Result<Answer> run(Form form) {
        return proved(form).map(key -> {
            keys.add(new CompromisedKey(
                    key, CompromisedKey.Named.CSR, clock.instant(), Actor.SYSTEM.toString(), "proved by a signature"));
            var found = uses.of(key);
            if (!found.isEmpty()) {
                // Owed before it is done: a run that dies on the way leaves it to the next.
                dueIndex.add(Revoking.owed(found.getFirst().order(), key, clock.instant()));
                revoking.key(key, Actor.SYSTEM);
            }
            return new Answer(
                    key, found.stream().flatMap(use -> revoked(use).stream()).toList());
        });
    }

    private Optional<Revoked> revoked(KeyUses.Use use) {
        return orders.find(use.order())
                .flatMap(order -> order.revocations().of(use.serialNumber()))
                .map(done -> new Revoked(done.serialNumber(), done.at()));
    }

    private Result<String> proved(Form form) {
        if (form.csr() != null && !form.csr().isBlank()) {
            return proofs.byRequest(form.csr(), "csr");
        }
        if (form.serialNumber() == null || form.signature() == null) {
            return Result.refused(Refusal.of(RevocationCode.PROOF_MISSING, "csr"));
        }
        var serialNumber = TypedSerial.of(form.serialNumber());
        var issued = serials.find(serialNumber);
        var certificate =
                issued.flatMap(known -> orders.find(known.order())).flatMap(order -> order.certificate(serialNumber));
        if (certificate.isEmpty()) {
            return Result.refused(Refusal.of(RevocationCode.CERTIFICATE_NOT_FOUND));
        }
        return isSigned(certificate.get(), form.signature())
                ? Result.accepted(issued.get().keySha256())
                : Result.refused(Refusal.of(RevocationCode.PROOF_SIGNATURE_WRONG, "signature"));
    }

    private boolean isSigned(CertificateRecord certificate, String signature) {
        try {
            return proofs.signed(
                    Base64.getDecoder().decode(certificate.der()),
                    text(certificate.serialNumber()),
                    Base64.getMimeDecoder().decode(signature));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
