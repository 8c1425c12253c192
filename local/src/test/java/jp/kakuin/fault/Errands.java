package jp.kakuin.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.local.demo.ApiClient.Reply;

/** Every call behind what people ask for that is about no order goes wrong. They ask again, and what comes of it is as if nothing had. */
final class Errands {

    static final String NAME = "ERRANDS";

    private static final Pattern DRAFT = Pattern.compile("\\bD[0-9A-Z]{16}\\b");
    private static final int TRIES = 6;
    /** Fewer than the list of problem reports shows. */
    private static final int AT_ONCE = 40;

    private final Battery battery;
    private final FaultSuite suite;
    private int number;

    Errands(Battery battery) {
        this.battery = battery;
        this.suite = battery.suite();
    }

    /** @param answer the last, which is a refusal if all were */
    private record Run(String label, Strike strike, Reply answer) {}

    void all() {
        for (var errand : Errand.values()) {
            all(errand);
        }
    }

    /** Those of its functions, for whoever struck which. */
    private void all(Errand errand) {
        suite.openNextDay();
        var control = label(errand);
        var undisturbed = outcome(errand, control, ask(errand, control).orFail());
        var strikes = positions(control).stream().flatMap(battery::everyKind).toList();
        for (int from = 0; from < strikes.size(); from += AT_ONCE) {
            judge(errand, undisturbed, strikes.subList(from, Math.min(from + AT_ONCE, strikes.size())));
        }
    }

    private List<Position> positions(String label) {
        return suite.sandboxes().invocations(label).stream()
                .flatMap(Control::positionsOf)
                .collect(Collectors.toMap(Position::toString, each -> each, (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private void judge(Errand errand, String undisturbed, List<Strike> strikes) {
        var runs = strikes.stream().map(strike -> run(errand, strike)).toList();
        battery.campaign().settle();
        for (var run : runs) {
            var violations = new ArrayList<String>();
            if (run.answer().ok()) {
                var outcome = outcome(errand, run.label(), run.answer());
                if (!outcome.equals(undisturbed)) {
                    violations.add(outcome + " instead of " + undisturbed);
                }
            } else {
                violations.add("answered " + run.answer().status() + " "
                        + new String(run.answer().body(), UTF_8));
            }
            battery.report().add(run.strike(), violations.isEmpty());
            if (!violations.isEmpty()) {
                battery.report()
                        .violated(
                                NAME,
                                Stream.concat(Stream.of(errand + " | " + run.strike()), violations.stream())
                                        .toList());
            }
        }
    }

    private Run run(Errand errand, Strike strike) {
        var label = label(errand);
        suite.sandboxes().plan(label, strike);
        return new Run(label, strike, ask(errand, label));
    }

    private String label(Errand errand) {
        return errand.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + ++number;
    }

    /** Whoever gets no answer asks again. */
    private Reply ask(Errand errand, String label) {
        var api = suite.api().with(Invocation.HEADER, label);
        var reply = errand.ask(api, suite, label);
        for (int i = 1; i < TRIES && reply.status() / 100 == 5; i++) {
            reply = errand.ask(api, suite, label);
        }
        return reply;
    }

    private String outcome(Errand errand, String label, Reply answer) {
        var own = errand.outcome(suite, label, answer).replace(label, "*");
        return Portrait.clean(DRAFT.matcher(own).replaceAll("#"), label);
    }
}
