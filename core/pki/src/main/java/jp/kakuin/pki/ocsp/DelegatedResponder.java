package jp.kakuin.pki.ocsp;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.kakuin.pki.authority.SerialNumbers;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.status.OcspResponder;
import jp.kakuin.status.SignedResponses;
import jp.kakuin.status.SignedResponses.Kept;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;

/**
 * Answers from the table as it is at this moment. The same answer is signed again only when it grows old: what is asked of a serial number that is
 * not ours is never signed, so that nobody can spend our key's time on numbers that he makes up.
 */
public final class DelegatedResponder implements OcspResponder {

    /** BR 4.9.10: between 8 hours and 10 days. */
    static final Duration LIVES = Duration.ofHours(48);

    /** From then on it is signed anew: long before the 8 hours to its end that BR 4.9.10 demands. */
    static final Duration FRESH = Duration.ofHours(12);

    private final Supplier<List<OcspAuthority>> authorities;
    private final IssuedSerials serials;
    private final SignedResponses kept;
    private final Clock clock;

    /** @param authorities every issuing CA of the house, those before the present one too */
    public DelegatedResponder(
            Supplier<List<OcspAuthority>> authorities, IssuedSerials serials, SignedResponses kept, Clock clock) {
        this.authorities = authorities;
        this.serials = serials;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public Answer answer(byte[] request) {
        return OcspQuestion.read(request)
                .map(this::answer)
                .orElseGet(() -> unsigned(OCSPRespBuilder.MALFORMED_REQUEST));
    }

    private Answer answer(OcspQuestion question) {
        var known = authorities.get().stream()
                .filter(ca -> question.asked().stream().allMatch(ca::issued))
                .findFirst();
        return known.map(ca -> answer(ca, question)).orElseGet(() -> unsigned(OCSPRespBuilder.UNAUTHORIZED));
    }

    private Answer answer(OcspAuthority authority, OcspQuestion question) {
        var told =
                question.asked().stream().map(asked -> tell(authority, asked)).toList();
        if (told.stream().allMatch(Told.Unknown.class::isInstance)) {
            return unsigned(OCSPRespBuilder.UNAUTHORIZED);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (!authority.mayAnswerAt(now)) {
            return unsigned(OCSPRespBuilder.TRY_LATER);
        }
        var response = signed(authority, question, told, now);
        return new Answer(response.der(), Optional.of(new Term(response.thisUpdate(), response.nextUpdate())));
    }

    private Told tell(OcspAuthority authority, CertID asked) {
        BigInteger number = asked.getSerialNumber().getValue();
        if (number.signum() <= 0) {
            return new Told.Unknown();
        }
        return serials.standing(authority.issuerKey(), SerialNumbers.show(number))
                .map(standing -> standing.revoked().<Told>map(Told.Revoked::new).orElseGet(Told.Good::new))
                .orElseGet(Told.Unknown::new);
    }

    private Kept signed(OcspAuthority authority, OcspQuestion question, List<Told> told, Instant now) {
        var name = question.sha256();
        var state = state(authority, told);
        return kept.find(name)
                .filter(response -> response.state().equals(state)
                        && now.isBefore(response.thisUpdate().plus(FRESH))
                        && !now.isBefore(response.thisUpdate()))
                .orElseGet(() -> {
                    var end = authority.responder().getNotAfter().toInstant();
                    var nextUpdate = now.plus(LIVES).isBefore(end) ? now.plus(LIVES) : end;
                    var der = SignedAnswer.sign(authority, question, told, now, nextUpdate);
                    var response = new Kept(state, der, now, nextUpdate);
                    kept.keep(name, response);
                    return response;
                });
    }

    /** Another responder's certificate makes another response as well. */
    private static String state(OcspAuthority authority, List<Told> told) {
        return told.stream()
                .map(each -> switch (each) {
                    case Told.Good() -> "GOOD";
                    case Told.Unknown() -> "UNKNOWN";
                    case Told.Revoked(var revoked) -> revoked.reason() + "@" + revoked.at();
                })
                .collect(Collectors.joining(
                        " ", SerialNumbers.show(authority.responder().getSerialNumber()) + " ", ""));
    }

    private static Answer unsigned(int status) {
        try {
            return new Answer(new OCSPRespBuilder().build(status, null).getEncoded(), Optional.empty());
        } catch (OCSPException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
