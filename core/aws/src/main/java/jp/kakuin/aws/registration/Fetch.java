package jp.kakuin.aws.registration;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads what a registry says over HTTP, within bounds: five seconds, 256 KiB, two redirects. Addresses come from IANA's bootstrap alone: a redirect
 * to a host that is not in it is not followed, so that nobody sends us to an address of his choice.
 */
final class Fetch {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 256 * 1024;
    private static final int MOST_REDIRECTS = 2;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    // Made at the first question: SnapStart and functions that ask nothing have no use for its threads.
    private HttpClient client;

    /** @param json whether the body says that it is JSON */
    record Answer(int status, boolean json, byte[] body) {}

    /**
     * @param hosts that may be asked, the address's own included
     * @return empty if there was no answer within the bounds
     */
    Optional<Answer> get(URI address, Set<String> hosts) {
        var next = address;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            if (!hosts.contains(next.getAuthority())) {
                return Optional.empty();
            }
            var answer = once(next);
            if (answer.isEmpty() || !REDIRECTS.contains(answer.get().statusCode())) {
                return answer.map(Fetch::read);
            }
            var location = answer.get().headers().firstValue("location");
            if (location.isEmpty()) {
                return Optional.empty();
            }
            try {
                next = next.resolve(location.get());
            } catch (IllegalArgumentException noAddress) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<HttpResponse<byte[]>> once(URI address) {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "application/rdap+json, application/json")
                .build();
        var body = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST);
        var answer = client().sendAsync(request, body);
        try {
            // The request's own time-out ends with the headers; a body that drips would hold us for ever.
            return Optional.of(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException noAnswer) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Answer read(HttpResponse<byte[]> response) {
        var json = response.headers()
                .firstValue("content-type")
                .filter(type -> type.matches("application/(rdap\\+)?json\\b.*"))
                .isPresent();
        return new Answer(response.statusCode(), json, response.body());
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }
}
