package jp.kakuin.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import jp.kakuin.local.clock.ClockStep;
import jp.kakuin.local.clock.MovableClock;
import jp.kakuin.local.host.Fault;
import jp.kakuin.local.host.FaultPlan;
import jp.kakuin.local.web.Exchange;

/** What {@code ./kakuin clock}, {@code ./kakuin down} and the journeys ask of a running suite, under {@code /_kakuin}. */
final class Administration {

    private final MovableClock clock;
    private final FaultPlan faults;
    private final Runnable stop;
    private final Runnable schedules;

    Administration(MovableClock clock, FaultPlan faults, Runnable stop, Runnable schedules) {
        this.clock = clock;
        this.faults = faults;
        this.stop = stop;
        this.schedules = schedules;
    }

    void serve(Exchange exchange) throws IOException {
        switch (exchange.method() + " " + String.join("/", exchange.segments())) {
            case "GET clock" -> exchange.json(200, Map.of("now", clock.instant().toString()));
            case "POST clock" -> {
                var json = exchange.json();
                var step =
                        ClockStep.parse(json.path(json.has("by") ? "by" : "to").asText());
                exchange.json(200, Map.of("now", ClockStep.move(clock, step).toString()));
            }
            case "POST schedules" -> {
                schedules.run();
                exchange.json(200, Map.of());
            }
            case "POST faults" -> {
                plan(exchange);
                exchange.json(200, Map.of());
            }
            case "DELETE faults" -> {
                faults.clear();
                exchange.json(200, Map.of());
            }
            case "POST stop" -> {
                exchange.json(200, Map.of());
                stop.run();
            }
            default -> exchange.notFound();
        }
    }

    /** {@code {"function": "issue-certificate", "times": 3, "moment": "before", "delay": "PT1S"}} */
    private void plan(Exchange exchange) throws IOException {
        var json = exchange.json();
        var moment = Fault.Moment.valueOf(
                json.path("moment").asText("before").toUpperCase(Locale.ROOT).replace('-', '_'));
        var delay = Duration.parse(json.path("delay").asText("PT0S"));
        faults.plan(json.path("function").asText(), json.path("times").asInt(1), new Fault(moment, delay));
    }
}
