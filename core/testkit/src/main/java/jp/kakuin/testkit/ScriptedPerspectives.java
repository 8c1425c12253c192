package jp.kakuin.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import jp.kakuin.validation.Corroboration;
import jp.kakuin.validation.Perspectives;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.QuorumRule;
import jp.kakuin.validation.Sighting;

/** A primary and five remote perspectives that see a DNS without CAA records, and of records and files what a test says is there, unless it says otherwise. */
public final class ScriptedPerspectives implements Perspectives {

    public static final String PRIMARY = "ap-northeast-1";

    private static final Map<String, String> REMOTES = new java.util.LinkedHashMap<>();

    static {
        REMOTES.put("ap-southeast-1", "APNIC");
        REMOTES.put("us-east-1", "ARIN");
        REMOTES.put("us-west-2", "ARIN");
        REMOTES.put("eu-central-1", "RIPE_NCC");
        REMOTES.put("sa-east-1", "LACNIC");
    }

    private record Script(Predicate<Probe> about, Set<String> places, Sighting sighting) {}

    private final List<Script> scripts = new ArrayList<>();
    private final List<Probe> asked = new ArrayList<>();
    private Predicate<Probe> there = probe -> false;
    private int faults;

    /** From now on these records and files are there, and no others. */
    public synchronized void show(Predicate<Probe> probes) {
        there = probes;
    }

    /** The name's CAA records name another CA, wherever one looks from. */
    public void forbid(String dnsName) {
        contradict(caaOf(dnsName), dnsName + ": 0 issue \"other.example\"");
    }

    /** The name's owner has mended the records. */
    public void permit(String dnsName) {
        corroborate(caaOf(dnsName));
    }

    /** Speaks against these probes, at the given places or, without any, everywhere. */
    public void contradict(Predicate<Probe> about, String found, String... places) {
        script(about, new Sighting(Sighting.Verdict.CONTRADICTS, found), places);
    }

    /** Does not answer these probes. */
    public void silence(Predicate<Probe> about, String... places) {
        script(about, Sighting.noAnswer("SERVFAIL"), places);
    }

    /** Sees again what is asked for, everywhere. */
    public void corroborate(Predicate<Probe> about) {
        script(about, new Sighting(Sighting.Verdict.CORROBORATES, "as asked"));
    }

    /** The next questions end in a fault of our own. */
    public synchronized void fail(int howMany) {
        faults = howMany;
    }

    /** What has been asked, oldest first. */
    public synchronized List<Probe> asked() {
        return List.copyOf(asked);
    }

    /** The names whose CAA records have been asked for, oldest first. */
    public List<String> askedCaa() {
        return asked().stream()
                .filter(Probe.CaaPermission.class::isInstance)
                .map(probe -> ((Probe.CaaPermission) probe).fqdn())
                .toList();
    }

    public static Predicate<Probe> caaOf(String dnsName) {
        return probe -> probe instanceof Probe.CaaPermission caa && caa.fqdn().equals(dnsName);
    }

    @Override
    public synchronized Corroboration ask(Probe probe) {
        asked.add(probe);
        if (faults > 0) {
            faults--;
            throw new IllegalStateException("no answer");
        }
        var here = sighting(probe, PRIMARY);
        var afar = REMOTES.entrySet().stream()
                .map(place -> new Corroboration.Seen(place.getKey(), place.getValue(), sighting(probe, place.getKey())))
                .toList();
        return new Corroboration(
                new Corroboration.Seen(PRIMARY, "APNIC", here),
                afar,
                QuorumRule.ROWS.getLast().holds(here, afar));
    }

    private synchronized void script(Predicate<Probe> about, Sighting sighting, String... places) {
        scripts.addFirst(new Script(about, new HashSet<>(List.of(places)), sighting));
    }

    private Sighting sighting(Probe probe, String place) {
        return scripts.stream()
                .filter(script -> script.about().test(probe)
                        && (script.places().isEmpty() || script.places().contains(place)))
                .findFirst()
                .map(Script::sighting)
                .orElseGet(() -> unscripted(probe));
    }

    private Sighting unscripted(Probe probe) {
        return probe instanceof Probe.CaaPermission || there.test(probe)
                ? new Sighting(Sighting.Verdict.CORROBORATES, "as asked")
                : new Sighting(Sighting.Verdict.CONTRADICTS, "nothing there");
    }
}
