package jp.kakuin.vetting;

import java.util.ArrayList;
import java.util.List;
import jp.kakuin.order.TypedLine;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;

/** Texts that staff type: bounded, for an order has to fit the table's item, and printable, for customers read them. Collects every problem. */
public final class StaffText {

    /** Characters of a note or of a reason. */
    public static final int MAX_NOTE = 2000;

    /** Characters of a name, a number or a reference. */
    static final int MAX_REFERENCE = 300;

    private final List<Refusal> problems = new ArrayList<>();

    /** A text of several lines as it is kept; null stays null. */
    public static String paragraph(String typed) {
        return typed == null ? null : TypedLine.paragraph(typed);
    }

    /** A text of one line as it is kept; null stays null. */
    static String line(String typed) {
        return typed == null ? null : TypedLine.of(typed);
    }

    /** May be missing. */
    public StaffText optional(String field, String value, int max) {
        if (value != null && value.codePointCount(0, value.length()) > max) {
            problems.add(Refusal.of(VettingCode.TEXT_TOO_LONG, field, "max", Integer.toString(max)));
        }
        return this;
    }

    /** @param missing what is said if there is none */
    public StaffText required(String field, String value, int max, Code missing) {
        if (value == null || value.isBlank()) {
            problems.add(Refusal.of(missing, field));
        }
        return optional(field, value, max);
    }

    public List<Refusal> problems() {
        return problems;
    }
}
