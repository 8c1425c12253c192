package jp.kakuin.fault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import jp.kakuin.order.Order;

/**
 * An order on which nothing strikes: where functions call AWS for it, and what it comes to.
 *
 * @param positions of its own invocations; of those that made the same calls in the same order one is enough
 * @param scheduled of functions that work for many orders at once, counted among the calls for this one
 * @param owed what the due index holds for it in the end
 */
record Control(Journey journey, List<Position> positions, List<Position> scheduled, Portrait portrait, Owed owed) {

    /** How it stands in the due index. */
    record Owed(long reminders, long mails, long revocations) {

        static Owed of(Evidence evidence, Order order) {
            return new Owed(
                    evidence.due(order, "RENEWAL_REMINDER"),
                    evidence.due(order, "UNSETTLED_MAIL"),
                    evidence.due(order, "REVOCATION") + evidence.due(order, "REVOCATION_DEADLINE"));
        }
    }

    static Control of(Trial trial, Evidence evidence) {
        var order = evidence.orders(trial.label()).getFirst();
        return new Control(
                trial.journey(),
                ownPositions(trial, evidence),
                scheduledPositions(trial, evidence),
                portrait(trial, evidence, order),
                Owed.of(evidence, order));
    }

    private static List<Position> ownPositions(Trial trial, Evidence evidence) {
        var positions = new LinkedHashMap<String, Position>();
        var seen = new HashSet<String>();
        for (var invocation : evidence.suite().sandboxes().invocations(trial.label())) {
            var operations =
                    invocation.calls().stream().map(Invocation.Call::operation).toList();
            if (seen.add(invocation.function() + operations)) {
                positionsOf(invocation).forEach(position -> positions.putIfAbsent(position.toString(), position));
            }
        }
        return List.copyOf(positions.values());
    }

    private static List<Position> scheduledPositions(Trial trial, Evidence evidence) {
        var positions = new LinkedHashMap<String, Position>();
        for (var invocation : evidence.suite().sandboxes().invocations("")) {
            var calls = invocation.calls().stream()
                    .filter(call -> call.label().equals(trial.label()))
                    .toList();
            positionsOf(invocation, calls).forEach(position -> positions.putIfAbsent(position.toString(), position));
        }
        return List.copyOf(positions.values());
    }

    /** Of all its calls. */
    static Stream<Position> positionsOf(Invocation invocation) {
        return positionsOf(invocation, invocation.calls()).stream();
    }

    private static List<Position> positionsOf(Invocation invocation, List<Invocation.Call> calls) {
        var all = new ArrayList<Position>();
        for (int call = 1; call <= calls.size(); call++) {
            all.add(new Position(
                    invocation.function(),
                    invocation.place(),
                    call,
                    calls.get(call - 1).operation()));
        }
        return all;
    }

    private static Portrait portrait(Trial trial, Evidence evidence, Order order) {
        return Portrait.of(trial, evidence.asCustomerSees(trial), evidence.asStaffSee(order), evidence.audit(order));
    }

    /** The call of an operation in a function, the first or a later one. */
    Position position(String function, String operation, int which) {
        return positions.stream()
                .filter(position -> position.function().equals(function)
                        && position.operation().equals(operation))
                .skip(which - 1L)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(function + " does not call " + operation));
    }
}
