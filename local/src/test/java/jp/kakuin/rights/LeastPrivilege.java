package jp.kakuin.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.rights.Role.Grant;

/** Compares what the functions have asked of AWS with what template.yaml grants them, both ways. */
public final class LeastPrivilege {

    private static final Set<String> HOW = Set.of("never", "rarely");

    /**
     * A grant that no test uses, and why it stands all the same.
     *
     * @param function {@code *} for every function
     * @param how {@code never} seen used here, or {@code rarely}, when something overtakes something
     */
    private record Excuse(String function, String action, String resource, String how, String reason) {

        static Excuse of(List<String> columns) {
            if (!HOW.contains(columns.get(3))) {
                throw new IllegalStateException("neither never nor rarely: " + columns);
            }
            return new Excuse(columns.get(0), columns.get(1), columns.get(2), columns.get(3), columns.get(4));
        }

        boolean speaksOf(String someFunction, Grant grant) {
            return Statement.matches(function, someFunction)
                    && action.equals(grant.action())
                    && Statement.matches(resource, grant.resource());
        }
    }

    private record Held(String function, Grant grant, boolean used) {

        @Override
        public String toString() {
            return function + ": " + grant;
        }
    }

    private final Stack stack = Stack.onAws();
    private final Judge judge = new Judge(stack);
    private final ActionTable table = new ActionTable();
    private final Map<String, Role> roles = Role.ofFunctions(stack);
    private final List<Excuse> excuses =
            DataFile.rows("unused.txt", 5).stream().map(Excuse::of).toList();
    private final CallBook book;
    private final List<Held> grants;

    public LeastPrivilege(CallBook book) {
        this.book = book;
        this.grants = roles.entrySet().stream()
                .flatMap(entry -> grants(entry.getValue())
                        .map(grant -> new Held(entry.getKey(), grant, isUsed(entry.getKey(), grant))))
                .toList();
    }

    // A key's policy grants to roles by name.
    private Stream<Grant> grants(Role role) {
        var byKeys = stack.resources("AWS::KMS::Key").keySet().stream()
                .flatMap(id -> Statement.of(id, stack.property(id, "KeyPolicy")).stream()
                        .filter(statement -> statement.principals().contains("AWS " + role.arn()))
                        .flatMap(statement -> statement.actions().stream()
                                .map(action -> new Grant(statement, action, stack.arn(id)))));
        return Stream.concat(role.grants(), byKeys);
    }

    private boolean isUsed(String function, Grant grant) {
        return book.needs().getOrDefault(function, Set.of()).stream().anyMatch(grant::covers);
    }

    /** Calls of which nobody has written down what they need. */
    public Set<String> unknown() {
        return book.unknown();
    }

    /** What AWS would have refused, with the function whose call it was. */
    public Set<String> refused() {
        var refused = new TreeSet<String>();
        book.needs()
                .forEach((function, needs) -> needs.stream()
                        .flatMap(this::withKey)
                        .filter(need -> !judge.allows(roles.get(function), need))
                        .forEach(need -> refused.add(function + " may not " + need + " " + need.request())));
        return refused;
    }

    private Stream<Need> withKey(Need need) {
        return Stream.concat(
                Stream.of(need), judge.keyBehind(need.resource()).stream().flatMap(key -> table.behind(need, key)));
    }

    /** Grants that nothing has used and that no line of {@code unused.txt} excuses. */
    public List<String> unused() {
        return grants.stream()
                .filter(held -> !held.used()
                        && excuses.stream().noneMatch(each -> each.speaksOf(held.function(), held.grant())))
                .map(Held::toString)
                .toList();
    }

    /** Lines of {@code unused.txt} that speak of nothing in the template, or of what is used after all. */
    public List<String> idleExcuses() {
        var idle = new ArrayList<String>();
        for (var excuse : excuses) {
            var meant = grants.stream()
                    .filter(held -> excuse.speaksOf(held.function(), held.grant()))
                    .toList();
            if (meant.isEmpty()
                    || excuse.how().equals("never") && meant.stream().anyMatch(Held::used)) {
                idle.add(excuse.toString());
            }
        }
        return idle;
    }

    /** Grants that a function has twice. */
    public List<String> doubled() {
        return grants.stream()
                .collect(Collectors.groupingBy(
                        held -> held + " " + held.grant().statement().conditions(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** One line for the log of the tests, then the excused grants. */
    public String summary() {
        var used = grants.stream().filter(Held::used).count();
        var excused = grants.stream().filter(held -> !held.used()).toList();
        var reasons = excused.stream()
                .collect(Collectors.groupingBy(this::reason, java.util.TreeMap::new, Collectors.counting()));
        return "{\"calls\":" + book.calls() + ",\"kinds\":" + book.kinds().size() + ",\"functions\":" + roles.size()
                + ",\"grants\":" + grants.size() + ",\"used\":" + used + ",\"unusedWithReason\":" + excused.size()
                + "}\n"
                + reasons.entrySet().stream()
                        .map(entry -> "  " + entry.getValue() + " unused: " + entry.getKey())
                        .collect(Collectors.joining("\n"));
    }

    private String reason(Held held) {
        return excuses.stream()
                .filter(each -> each.speaksOf(held.function(), held.grant()))
                .map(Excuse::reason)
                .findFirst()
                .orElse("NO REASON: " + held);
    }
}
