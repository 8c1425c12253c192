package jp.kakuin.aws.perspective;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jp.kakuin.aws.json.Json;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.RemotePerspectives;
import jp.kakuin.validation.Sighting;

/** Remote perspectives behind an Open MPIC service, version 3 of its API or newer: one POST for all of them. */
public final class OpenMpicApi implements RemotePerspectives {

    private static final long LARGEST_ANSWER = 1 << 20;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI endpoint;
    private final Supplier<String> apiKey;
    private final Set<String> names;
    private final Duration timeout;

    /**
     * @param service its base address; {@code /mpic} is behind it
     * @param apiKey sent as {@code x-api-key}
     * @param names the codes of all its perspectives that are asked, which are names of places here
     */
    public OpenMpicApi(URI service, Supplier<String> apiKey, Set<String> names, Duration timeout) {
        this.endpoint = URI.create(service.toString().replaceFirst("/+$", "") + "/mpic");
        this.apiKey = apiKey;
        this.names = Set.copyOf(names);
        this.timeout = timeout;
    }

    /** @throws RuntimeException if any of the requests that stand for the probe is not answered as agreed */
    @Override
    public Map<String, Sighting> look(Probe probe) {
        var asked =
                OpenMpicRequest.of(probe, names.size()).stream().map(this::post).toList();
        var seen = new HashMap<String, Sighting>();
        asked.forEach(
                answer -> answer.join().forEach((name, sighting) -> seen.merge(name, sighting, OpenMpicApi::better)));
        return seen;
    }

    /** Of two ways to show the same thing one suffices; that it is absent is known only if both say so. */
    private static Sighting better(Sighting one, Sighting other) {
        return one.verdict() == Sighting.Verdict.CORROBORATES
                        || one.verdict() == Sighting.Verdict.NO_ANSWER && !other.corroborates()
                ? one
                : other;
    }

    private CompletableFuture<Map<String, Sighting>> post(ObjectNode question) {
        // Ours alone, so that an answer to something else, or an old one, is told from it.
        question.put("trace_identifier", UUID.randomUUID().toString());
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("x-api-key", apiKey.get())
                .timeout(timeout)
                .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                .build();
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER))
                .thenApply(response -> read(question, response));
    }

    private Map<String, Sighting> read(ObjectNode question, HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the Open MPIC service answered " + response.statusCode());
        }
        try {
            return OpenMpicAnswer.read(question, Json.mapper().readTree(response.body()), names);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the Open MPIC service answered no JSON");
        }
    }
}
