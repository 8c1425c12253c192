package jp.kakuin.vetting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.identity.Staff;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.PhoneCall.Confirmed;
import jp.kakuin.vetting.PhoneCall.Connection;
import jp.kakuin.vetting.PhoneCall.Outcome;

/**
 * A telephone call as staff record it (SPEC P-1). Words are checked here, so that every problem is reported at once.
 *
 * @param numberSource where the number comes from: a third party's listing, or the person who answered the listed number
 * @param calledAt when; empty means now
 */
public record PhoneCallForm(
        String number,
        String numberSource,
        String connection,
        String reached,
        List<String> confirmed,
        String outcome,
        Instant callAgainAt,
        Instant calledAt,
        String note) {

    public PhoneCallForm {
        number = StaffText.line(number);
        reached = StaffText.line(reached);
        note = StaffText.paragraph(note);
    }

    /** Sources of a number that V-2 allows. */
    public enum NumberSource {
        TSR,
        DUNS,
        ITOWNPAGE,
        SEAL_CERTIFICATE,
        OFFICIAL_REGISTER,
        OPINION_LETTER,
        GIVEN_BY_LISTED_NUMBER
    }

    /** The call, or everything that is wrong with its record. */
    Result<PhoneCall> check(CheckKind kind, Staff staff, Instant now, BusinessCalendar calendar) {
        var problems = new ArrayList<Refusal>();
        problems.addAll(new StaffText()
                .required("number", number, StaffText.MAX_REFERENCE, VettingCode.CALL_FIELD_MISSING)
                .required("reached", reached, StaffText.MAX_REFERENCE, VettingCode.CALL_FIELD_MISSING)
                .optional("note", note, StaffText.MAX_NOTE)
                .problems());
        if (word(NumberSource.class, numberSource).isEmpty()) {
            problems.add(Refusal.of(VettingCode.CALL_NUMBER_SOURCE_NOT_ALLOWED, "numberSource"));
        }
        var line = word(Connection.class, connection);
        var result = word(Outcome.class, outcome);
        unknown("connection", line, problems);
        unknown("outcome", result, problems);
        var facts = confirmedFacts(problems);
        var at = Objects.requireNonNullElse(calledAt, now);
        timeProblems(at, now, calendar, problems);
        result.ifPresent(ended -> outcomeProblems(ended, kind, facts, problems));
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        return Result.accepted(new PhoneCall(
                number,
                numberSource,
                line.orElseThrow(),
                reached,
                facts,
                result.orElseThrow(),
                result.get() == Outcome.CALL_AGAIN ? Optional.of(callAgainAt) : Optional.empty(),
                staff.subject(),
                at,
                Objects.requireNonNullElse(note, "")));
    }

    /** What the person called has to confirm for the check to pass. */
    static Set<Confirmed> needed(CheckKind kind) {
        return kind == CheckKind.CALL_HR
                ? EnumSet.of(Confirmed.EMPLOYMENT, Confirmed.TITLE, Confirmed.CONTACT_DETAILS)
                : EnumSet.of(Confirmed.INTENT);
    }

    private Set<Confirmed> confirmedFacts(List<Refusal> problems) {
        var facts = EnumSet.noneOf(Confirmed.class);
        var words = Objects.requireNonNullElse(confirmed, List.<String>of());
        for (int i = 0; i < words.size(); i++) {
            var fact = word(Confirmed.class, words.get(i));
            unknown("confirmed[" + i + "]", fact, problems);
            fact.ifPresent(facts::add);
        }
        return facts;
    }

    private void outcomeProblems(Outcome ended, CheckKind kind, Set<Confirmed> facts, List<Refusal> problems) {
        if (ended == Outcome.CALL_AGAIN && callAgainAt == null) {
            problems.add(Refusal.of(VettingCode.CALL_AGAIN_TIME_MISSING, "callAgainAt"));
        }
        if (ended == Outcome.CONFIRMED && !facts.containsAll(needed(kind))) {
            var names = String.join(", ", needed(kind).stream().map(Enum::name).toList());
            problems.add(Refusal.of(VettingCode.CALL_NOT_CONFIRMED_ENOUGH, "confirmed", "needed", names));
        }
    }

    private static void timeProblems(Instant at, Instant now, BusinessCalendar calendar, List<Refusal> problems) {
        if (at.isAfter(now)) {
            problems.add(Refusal.of(VettingCode.CALL_IN_FUTURE, "calledAt"));
        } else if (!PhoneHours.contain(at, calendar)) {
            problems.add(Refusal.of(VettingCode.CALL_OUTSIDE_HOURS, "calledAt"));
        }
    }

    private static void unknown(String field, Optional<?> word, List<Refusal> problems) {
        if (word.isEmpty()) {
            problems.add(Refusal.of(VettingCode.CALL_FIELD_UNKNOWN, field));
        }
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> words, String word) {
        return java.util.Arrays.stream(words.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst();
    }
}
