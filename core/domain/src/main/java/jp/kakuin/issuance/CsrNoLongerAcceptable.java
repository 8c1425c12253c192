package jp.kakuin.issuance;

import java.util.List;
import jp.kakuin.refusal.Refusal;

/**
 * The CSR is judged a last time before each signature, by the rules and the reported keys of that moment (SPEC C-3), and is refused. Thrown, because
 * it stops what has begun; {@link IssueCertificate} makes an answer of it.
 */
public final class CsrNoLongerAcceptable extends RuntimeException {

    private final transient List<Refusal> problems;

    public CsrNoLongerAcceptable(List<Refusal> problems) {
        super("not signed: "
                + problems.stream().map(problem -> problem.code().name()).toList());
        this.problems = List.copyOf(problems);
    }

    public List<Refusal> problems() {
        return problems;
    }
}
