package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever sends bombs is told that they are no form: quickly, without much memory, and without any trace in the store. */
class BodyBombTest {

    private static final long MEMORY = 64L * 1024 * 1024;
    private static final Duration QUICK = Duration.ofSeconds(2);

    private final Log log = new Log();

    static List<Route> forms() {
        return InjectionTest.forms();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void others_shouldNotWait_whenSomebodySendsABomb(Route route) {
        var door = Door.of(route);
        var world = new AttackedWorld(door);
        var before = world.everything();
        var findings = new ArrayList<String>();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var bombs = Bombs.of(world.event(InjectionTest.holder(door), Target.OWN));
        bombs.forEach((name, event) -> {
            long started = System.nanoTime();
            long allocated = threads.getCurrentThreadAllocatedBytes();
            var answer = world.ask(route, event);
            long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
            var took = Duration.ofNanos(System.nanoTime() - started);
            if (answer.status() < 400 || answer.status() >= 500) {
                findings.add(name + " was answered " + answer.status());
            }
            if (bytes > MEMORY || took.compareTo(QUICK) > 0) {
                findings.add(name + " took " + took.toMillis() + " ms and " + bytes + " bytes");
            }
        });
        log.close();
        System.out.println("{\"bombs\":\"" + route + "\",\"tried\":" + bombs.size() + "}");
        assertThat(findings).isEmpty();
        assertThat(world.everything()).isEqualTo(before);
    }
}
