package jp.kakuin.machine;

import java.util.Set;
import java.util.TreeSet;

/** What of a machine there is to reach, each in words, so that a gap can be read. */
final class Coverage {

    private Coverage() {}

    static Set<String> toReach(Machine machine) {
        var all = new TreeSet<String>();
        for (var state : machine.states()) {
            all.add(state(state.name()));
            state.answers().forEach(target -> all.add(branch(state.name(), target)));
            if (!state.retriers().isEmpty()) {
                all.add(retried(state.name()));
                all.add(exhausted(state.name()));
            }
            if (state.waitsForToken()) {
                all.add(timedOut(state.name()));
            }
            if (state.is("Map")) {
                for (int items = 0; items < 3; items++) {
                    all.add(mapped(state.name(), items));
                }
            }
        }
        return all;
    }

    static String state(String name) {
        return "state: " + name;
    }

    static String branch(String choice, String target) {
        return "branch: " + choice + " -> " + target;
    }

    static String retried(String task) {
        return "retry, then success: " + task;
    }

    static String exhausted(String task) {
        return "retry, exhausted: " + task;
    }

    static String timedOut(String wait) {
        return "timeout, not retried: " + wait;
    }

    static String mapped(String map, int items) {
        return "map over " + (items == 0 ? "none" : items == 1 ? "one" : "several") + ": " + map;
    }
}
