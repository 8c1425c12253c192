package jp.kakuin.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import jp.kakuin.local.FreeRow;
import jp.kakuin.local.Workplace;

/** A folder from which the embedded default runs beside any other: what was built is linked, everything else is its own. */
public final class WorkFolder {

    /** A Tuesday morning in Japan. Journeys begin on a fixed day, so that no holiday and no dated rule changes what they meet. */
    private static final Instant BEGINNING = Instant.parse("2026-10-06T01:00:00Z");

    private static final List<String> LINKED =
            List.of("template.yaml", "perspective.yaml", "statemachines", "functions", "layers", "local");

    private WorkFolder() {}

    /** An empty one with free ports. */
    public static Workplace fresh(String name) throws IOException {
        var repository = Path.of("..").toAbsolutePath().normalize();
        var journeys = Files.createDirectories(Path.of("target", "journeys").toAbsolutePath());
        sweep(journeys);
        var root = Files.createDirectory(
                journeys.resolve(name + "-" + ProcessHandle.current().pid()));
        for (var each : LINKED) {
            Files.createSymbolicLink(root.resolve(each), repository.resolve(each));
        }
        var workplace = new Workplace(root, FreeRow.first());
        Files.createDirectories(workplace.state());
        Files.writeString(
                workplace.state().resolve("clock"),
                Duration.between(Instant.now(), BEGINNING).toString());
        return workplace;
    }

    // What a run leaves can be looked at until the next one.
    private static void sweep(Path journeys) throws IOException {
        try (var folders = Files.list(journeys)) {
            for (var folder : folders.toList()) {
                var owner = folder.getFileName().toString().replaceAll(".*-", "");
                var alive = owner.matches("\\d{1,10}")
                        && ProcessHandle.of(Long.parseLong(owner))
                                .filter(ProcessHandle::isAlive)
                                .isPresent();
                if (!alive) {
                    delete(folder);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (var each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
