package jp.kakuin.aws.perspective;

import java.util.List;
import jp.kakuin.aws.JournalLine;
import jp.kakuin.validation.Corroboration;
import jp.kakuin.validation.Perspectives;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;

/** Tells the log of remote perspectives that say nothing where the primary one has had an answer: the alarm PerspectiveSilent reads it. */
public record NotedPerspectives(Perspectives inner) implements Perspectives {

    @Override
    public Corroboration ask(Probe probe) {
        return noted(List.of(inner.ask(probe))).getFirst();
    }

    @Override
    public List<Corroboration> askAll(List<? extends Probe> probes) {
        return noted(inner.askAll(probes));
    }

    private static List<Corroboration> noted(List<Corroboration> all) {
        var silent = all.stream()
                .filter(each -> !isSilent(each.primary()))
                .flatMap(each -> each.remotes().stream())
                .filter(NotedPerspectives::isSilent)
                .toList();
        if (!silent.isEmpty()) {
            JournalLine.beside()
                    .with("silentPerspectives", silent.size())
                    .with(
                            "perspectives",
                            silent.stream()
                                    .map(Corroboration.Seen::perspective)
                                    .distinct()
                                    .toList())
                    .print();
        }
        return all;
    }

    private static boolean isSilent(Corroboration.Seen seen) {
        return seen.sighting().verdict() == Sighting.Verdict.NO_ANSWER;
    }
}
