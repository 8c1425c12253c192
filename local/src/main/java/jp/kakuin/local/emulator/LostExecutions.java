package jp.kakuin.local.emulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Executions that ran when MiniStack stopped. It cannot go on with them and would call them FAILED, which for an order means that
 * an operator must look; but nothing failed, so they are marked ABORTED, and the reconciler starts them again.
 */
final class LostExecutions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LostExecutions() {}

    /** Marks them in the kept state, before the start; tells how many there were. */
    static int abort(Path stateFolder) throws IOException {
        Path file = stateFolder.resolve("stepfunctions.json");
        if (!Files.exists(file)) {
            return 0;
        }
        var state = JSON.readTree(file.toFile());
        int lost = 0;
        for (var execution : state.path("payload").path("executions").path("data")) {
            if (execution instanceof ObjectNode running
                    && running.path("status").asText().equals("RUNNING")) {
                running.put("status", "ABORTED").put("stopDate", Instant.now().toString());
                lost++;
            }
        }
        if (lost > 0) {
            JSON.writeValue(file.toFile(), state);
        }
        return lost;
    }
}
