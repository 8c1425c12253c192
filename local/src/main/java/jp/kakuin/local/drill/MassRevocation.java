package jp.kakuin.local.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import jp.kakuin.local.demo.Crowd;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.revocation.RevokeMany;

/**
 * The drill of BR 5.7.1.2: many certificates are revoked by a list, as staff would after a mistake in a validation, until whoever asks is told so. What
 * it times is this machine's; what it proves is that the way is whole.
 */
public final class MassRevocation {

    private static final Circumstance WHY = Circumstance.VALIDATION_UNRELIABLE;
    private static final String APPROVER = "suzuki";
    private static final int MOST_RUNS = 100;

    // A response is made for this very question, after the clock was read.
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private final DrillPlace place;
    private final PrintStream out;
    private final Map<String, Duration> phases = new HashMap<>();

    public MassRevocation(DrillPlace place, PrintStream out) {
        this.place = place;
        this.out = out;
    }

    /** The exit code: 0 if CRL and OCSP say of every certificate that it is revoked, and said of none before. */
    public int run(int count) throws IOException {
        out.printf(
                "Mass revocation of %d certificates, %s: %s allows %d hours.%n",
                count, WHY, WHY.rule(), WHY.limit().duration().toHours());
        var served = timed("certificates put in, by the normal flow", () -> issue(count));
        var before = revoked(served);
        var requests = timed("list sent by an approver", () -> send(served));
        var runs = timed("revoked by watch-revocations", () -> revoke(served));
        timed("CRLs made by publish-crl", this::publish);
        var after = timed("OCSP and CRL asked for each", () -> revoked(served));
        var took = phases.get("list sent by an approver")
                .plus(phases.get("revoked by watch-revocations"))
                .plus(phases.get("CRLs made by publish-crl"));
        out.printf(
                Locale.ROOT,
                "Revoked: %d of %d by OCSP and CRL, %d before. Requests: %d, runs: %d. From the list to the world %.1f s here; on AWS the schedules add up to 5"
                        + " minutes a run and 1 minute, caches of OCSP an hour.%n",
                after,
                count,
                before,
                requests,
                runs,
                seconds(took));
        out.printf(
                "At this rate %d hours are enough for %,d certificates.%n",
                WHY.limit().duration().toHours(),
                count * WHY.limit().duration().toMillis() / Math.max(1, took.toMillis()));
        return before == 0 && after == count ? 0 : 1;
    }

    private List<Crowd.Served> issue(int count) throws IOException {
        var names = IntStream.range(0, count)
                .mapToObj("drill%04d.example.co.jp"::formatted)
                .toList();
        return place.crowd().serve(names).all();
    }

    private int send(List<Crowd.Served> served) {
        var serials = served.stream()
                .map(each ->
                        each.order().path("certificate").path("serialNumber").asText())
                .toList();
        int requests = 0;
        for (int from = 0; from < serials.size(); from += RevokeMany.MOST) {
            var list = serials.subList(from, Math.min(from + RevokeMany.MOST, serials.size()));
            place.api()
                    .post(
                            "/staff/revocations",
                            place.staff().get(APPROVER),
                            Map.of("circumstance", WHY.name(), "serialNumbers", list, "note", "Mass-revocation drill"))
                    .orFail();
            requests++;
        }
        return requests;
    }

    private int revoke(List<Crowd.Served> served) {
        for (int run = 1; run <= MOST_RUNS; run++) {
            place.schedule().accept("watch-revocations");
            if (served.stream()
                    .allMatch(each -> each.customer().read().path("revocation").has("revokedAt"))) {
                return run;
            }
        }
        throw new IllegalStateException("not revoked after " + MOST_RUNS + " runs");
    }

    private Void publish() {
        place.schedule().accept("publish-crl");
        return null;
    }

    /** How many OCSP and CRL say are revoked; where they differ it counts as not. */
    private int revoked(List<Crowd.Served> served) throws IOException {
        var stranger = new RelyingParty(place.origin(), place.folder());
        var at = place.clock().instant().plus(A_MOMENT);
        int revoked = 0;
        for (var each : served) {
            if (stranger.isRevokedByOcsp(each.customer(), at) && stranger.isOnCrl(each.customer())) {
                revoked++;
            }
        }
        return revoked;
    }

    /** A phase of the drill. */
    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> T timed(String phase, Work<T> work) throws IOException {
        var started = System.nanoTime();
        var result = work.done();
        var took = Duration.ofNanos(System.nanoTime() - started);
        phases.put(phase, took);
        out.printf(Locale.ROOT, "  %-44s %7.2f s%n", phase, seconds(took));
        return result;
    }

    private static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }
}
