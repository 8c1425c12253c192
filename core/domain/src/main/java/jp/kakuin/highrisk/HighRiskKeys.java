package jp.kakuin.highrisk;

import java.util.Locale;
import jp.kakuin.csr.HostNames;
import jp.kakuin.order.OrganisationName;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Brings values to the form in which they are compared. */
final class HighRiskKeys {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_ORGANISATION = 150;
    /** A part that is shorter would be in every other name. */
    private static final int SHORTEST_PART = 3;

    private static final String FIELD = "value";

    private HighRiskKeys() {}

    static Result<String> of(HighRiskEntry.Kind kind, String value, HostNames hostNames) {
        return switch (kind) {
            case NAME -> ofName(value, hostNames);
            case LABEL, LABEL_PART -> ofLabel(kind, value, hostNames);
            case ORGANISATION -> ofOrganisation(value);
        };
    }

    private static Result<String> ofName(String value, HostNames hostNames) {
        var problems = hostNames.problems(value, FIELD, LONGEST_NAME);
        return problems.isEmpty() ? Result.accepted(value.toLowerCase(Locale.ROOT)) : Result.refused(problems);
    }

    private static Result<String> ofLabel(HighRiskEntry.Kind kind, String value, HostNames hostNames) {
        var wrong = value.isBlank()
                || value.length() > LONGEST_LABEL
                || value.codePoints().anyMatch(c -> c != '-' && !Character.isLetterOrDigit(c))
                || kind == HighRiskEntry.Kind.LABEL_PART && value.length() < SHORTEST_PART;
        return wrong
                ? Result.refused(Refusal.of(HighRiskCode.HIGH_RISK_LABEL_MALFORMED, FIELD, "value", value))
                : Result.accepted(hostNames.skeleton(value));
    }

    private static Result<String> ofOrganisation(String value) {
        var key = OrganisationName.comparable(value);
        return key.isEmpty() || value.length() > LONGEST_ORGANISATION
                ? Result.refused(Refusal.of(HighRiskCode.HIGH_RISK_ORGANISATION_MALFORMED, FIELD, "value", value))
                : Result.accepted(key);
    }
}
