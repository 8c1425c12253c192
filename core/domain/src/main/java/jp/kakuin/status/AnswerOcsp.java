package jp.kakuin.status;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jp.kakuin.Ports;

/** Answers an OCSP request and says how long the answer may be kept by others (RFC 5019 section 6). */
public final class AnswerOcsp {

    /** A cache that asks again after an hour lets a revocation be known everywhere within the hour. */
    static final Duration KEPT = Duration.ofHours(1);

    private final OcspResponder responder;
    private final Clock clock;

    public AnswerOcsp(OcspResponder responder, Clock clock) {
        this.responder = responder;
        this.clock = clock;
    }

    public static AnswerOcsp of(Ports ports) {
        return new AnswerOcsp(ports.ocspResponder(), ports.clock());
    }

    /** @param keptFor how long caches may hand the answer out without asking; nothing if it is not signed */
    public record Reply(OcspResponder.Answer answer, Optional<Duration> keptFor) {}

    /** @param request whatever a stranger sent */
    public Reply run(byte[] request) {
        var answer = responder.answer(request);
        return new Reply(answer, answer.stands().map(this::keptFor));
    }

    private Duration keptFor(OcspResponder.Term term) {
        var left = Duration.between(clock.instant(), term.nextUpdate());
        return left.compareTo(KEPT) < 0 ? left : KEPT;
    }
}
