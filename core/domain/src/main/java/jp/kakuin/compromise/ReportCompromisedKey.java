package jp.kakuin.compromise;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kakuin.Ports;
import jp.kakuin.identity.Staff;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.revocation.OwedRevocations;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.StaffText;

/** Staff record a key as compromised, which from then on is refused everywhere, and are told which certificates have it (SPEC C-3, X-1). */
public final class ReportCompromisedKey {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final CompromisedKeys keys;
    private final KeyNames names;
    private final AffectedCertificates certificates;
    private final OwedRevocations revocations;
    private final Clock clock;

    public ReportCompromisedKey(
            CompromisedKeys keys,
            KeyNames names,
            AffectedCertificates certificates,
            OwedRevocations revocations,
            Clock clock) {
        this.keys = keys;
        this.names = names;
        this.certificates = certificates;
        this.revocations = revocations;
        this.clock = clock;
    }

    public static ReportCompromisedKey of(Ports ports) {
        return new ReportCompromisedKey(
                ports.compromisedKeys(),
                ports.keyNames(),
                new AffectedCertificates(ports.keyUses(), ports.orders(), ports.clock()),
                new OwedRevocations(ports.orders(), ports.dueIndex(), ports.clock()),
                ports.clock());
    }

    /**
     * Names the key in one of two ways.
     *
     * @param keySha256 hex of SHA-256 over the DER SubjectPublicKeyInfo
     * @param pem a public key, a certificate, or a CSR that the key signed
     * @param note where the report came from
     */
    public record Form(String keySha256, String pem, String note) {}

    /** @param certificates that have the key and have not expired */
    public record Answer(CompromisedKey key, List<AffectedCertificates.Affected> certificates) {}

    /** Repeated, it changes nothing and answers with what is known by then. */
    public Result<Answer> run(Staff staff, Form form) {
        var note = form.note() == null ? "" : form.note();
        var problems = new StaffText()
                .required("note", note, StaffText.MAX_NOTE, CompromiseCode.KEY_REPORT_MISSING)
                .problems();
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        return named(form).map(name -> {
            var report = new CompromisedKey(
                    name.keySha256(),
                    name.named(),
                    clock.instant(),
                    Actor.staff(staff.subject()).toString(),
                    note);
            // First the list, then the search: what is signed in between finds the key listed.
            var kept = keys.add(report);
            var affected = certificates.of(kept.keySha256());
            affected.forEach(each -> owe(each, Actor.staff(staff.subject())));
            return new Answer(kept, affected);
        });
    }

    private void owe(AffectedCertificates.Affected affected, Actor actor) {
        switch (affected.state()) {
            case ISSUED -> revocations.certificate(affected.orderId(), Circumstance.KEY_COMPROMISED, actor);
            case UNFINISHED -> revocations.serial(affected.orderId(), affected.serialNumber());
        }
    }

    private Result<KeyNames.Name> named(Form form) {
        var hash = Optional.ofNullable(form.keySha256()).filter(text -> !text.isBlank());
        var pem = Optional.ofNullable(form.pem()).filter(text -> !text.isBlank());
        if (hash.isPresent() && pem.isPresent()) {
            return Result.refused(Refusal.of(CompromiseCode.KEY_NAMED_TWICE, "keySha256"));
        }
        return pem.map(text -> names.read(text, "pem"))
                .or(() -> hash.map(ReportCompromisedKey::byHash))
                .orElse(Result.refused(Refusal.of(CompromiseCode.KEY_NOT_NAMED, "pem")));
    }

    private static Result<KeyNames.Name> byHash(String text) {
        // OpenSSL and browsers show hashes in capitals and with colons.
        var hash = text.strip().replace(":", "").toLowerCase(Locale.ROOT);
        return HASH.matcher(hash).matches()
                ? Result.accepted(new KeyNames.Name(hash, CompromisedKey.Named.HASH))
                : Result.refused(Refusal.of(CompromiseCode.KEY_HASH_MALFORMED, "keySha256"));
    }
}
