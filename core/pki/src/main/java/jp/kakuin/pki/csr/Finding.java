package jp.kakuin.pki.csr;

import java.util.Map;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;

/**
 * What a rule says of a CSR.
 *
 * @param stops whether an order with this CSR would be refused; false for a notice
 */
public record Finding(Refusal refusal, boolean stops) {

    static Finding problem(Refusal refusal) {
        return new Finding(refusal, true);
    }

    static Finding problem(Code code, String field) {
        return problem(Refusal.of(code, field));
    }

    static Finding problem(Code code, String field, Map<String, String> arguments) {
        return problem(new Refusal(code, field, arguments));
    }

    static Finding notice(Code code, String field, Map<String, String> arguments) {
        return new Finding(new Refusal(code, field, arguments), false);
    }
}
