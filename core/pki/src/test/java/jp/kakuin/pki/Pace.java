package jp.kakuin.pki;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * How often a second of this process's own processor time gets work done, its garbage collection and compilation counted. A busy machine takes longer for
 * it, but shows less in it than in the time on the wall.
 */
public final class Pace {

    private static final long TURN_NANOS = 700_000_000L;
    private static final long LOOK_NANOS = 20_000_000L;
    private static final int TURNS = 8;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Pace() {}

    /** Warms each, then measures them in turn, so that what slows the machine down meanwhile slows all of them: their ratios hold. */
    public static double[] perSecond(int warmSeconds, Runnable... works) {
        Arrays.stream(works).forEach(work -> turn(work, warmSeconds * 1_000_000_000L));
        var sums = new Spent[works.length];
        Arrays.fill(sums, new Spent(0, 0));
        for (int i = 0; i < TURNS * works.length; i++) {
            int which = i % works.length;
            sums[which] = sums[which].plus(turn(works[which], TURN_NANOS));
        }
        return Arrays.stream(sums)
                .mapToDouble(sum -> sum.times * 1e9 / sum.nanos)
                .toArray();
    }

    private record Spent(long times, long nanos) {

        Spent plus(Spent more) {
            return new Spent(times + more.times, nanos + more.nanos);
        }
    }

    private static Spent turn(Runnable work, long nanos) {
        long began = PROCESS.getProcessCpuTime();
        long times = 0;
        long spent = 0;
        // Asked for every few milliseconds only: asking costs as much as the quickest work.
        while (spent < nanos) {
            for (long until = System.nanoTime() + LOOK_NANOS; System.nanoTime() < until; times++) {
                work.run();
            }
            spent = PROCESS.getProcessCpuTime() - began;
        }
        return new Spent(times, spent);
    }
}
