package jp.kakuin.highrisk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of the high-risk list. Never deleted: what was taken off stays as history.
 *
 * @param key the form of the value that applications are compared with, see {@link Kind}
 * @param value as it was first given
 * @param events who put it on or took it off, when and why; oldest first, never empty
 */
public record HighRiskEntry(Kind kind, String key, String value, List<Event> events) {

    private static final int MAX_EVENTS = 100;

    /** What is compared with what. */
    public enum Kind {
        /** A domain name: that name and all below it. */
        NAME,
        /** The first label of a registrable domain, by what it looks like: {@code paypal} finds {@code paypa1.example}. */
        LABEL,
        /** A part of such a label, by what it looks like. */
        LABEL_PART,
        /** An organisation's name, Japanese or romanised, without its legal form. */
        ORGANISATION
    }

    /** Why it is on the list (BR 4.2.1, EVG 3.2.2.12.1). */
    public enum Ground {
        PHISHING_TARGET,
        REFUSED,
        REVOKED,
        OTHER
    }

    /** What was done with the entry. */
    public enum Action {
        ADD,
        REMOVE
    }

    /**
     * @param by as the audit names them
     * @param note in the words of staff, or the order from which it came
     */
    public record Event(Action action, Ground ground, Instant at, String by, String note) {

        boolean sameAs(Event other) {
            return action == other.action && ground == other.ground && by.equals(other.by) && note.equals(other.note);
        }
    }

    /** Whether applications are compared with it. */
    public boolean active() {
        return last().action() == Action.ADD;
    }

    public Event last() {
        return events.getLast();
    }

    HighRiskEntry with(Event event) {
        var all = new ArrayList<>(events);
        all.add(event);
        var tooMany = Math.max(0, all.size() - MAX_EVENTS);
        return new HighRiskEntry(kind, key, value, List.copyOf(all.subList(tooMany, all.size())));
    }
}
