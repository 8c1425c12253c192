package jp.kakuin.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Lets several people do something at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** All begin together; gives what each was answered. A fault of one is a fault of the test. */
    public static <T> List<T> run(int people, IntFunction<T> deed) throws Exception {
        var together = new CyclicBarrier(people);
        try (var threads = Executors.newFixedThreadPool(people)) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < people; i++) {
                int who = i;
                Callable<T> one = () -> {
                    together.await();
                    return deed.apply(who);
                };
                running.add(threads.submit(one));
            }
            var answers = new ArrayList<T>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
