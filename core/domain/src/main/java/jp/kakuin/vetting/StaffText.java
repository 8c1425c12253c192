package jp.kakuin.vetting;

import java.util.ArrayList;
import java.util.List;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;

/** Texts that staff type: bounded, for an order has to fit the table's item. Collects every problem. */
final class StaffText {

    /** Characters of a note or of a reason. */
    static final int MAX_NOTE = 2000;

    /** Characters of a name, a number or a reference. */
    static final int MAX_REFERENCE = 300;

    private final List<Refusal> problems = new ArrayList<>();

    /** May be missing. */
    StaffText optional(String field, String value, int max) {
        if (value != null && value.length() > max) {
            problems.add(Refusal.of(VettingCode.TEXT_TOO_LONG, field, "max", Integer.toString(max)));
        }
        return this;
    }

    /** @param missing what is said if there is none */
    StaffText required(String field, String value, int max, Code missing) {
        if (value == null || value.isBlank()) {
            problems.add(Refusal.of(missing, field));
        }
        return optional(field, value, max);
    }

    List<Refusal> problems() {
        return problems;
    }
}
