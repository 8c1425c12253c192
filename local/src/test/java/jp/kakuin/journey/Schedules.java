package jp.kakuin.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import jp.kakuin.local.web.Exchange;

/** The schedules of a stack on MiniStack, which really fire: into what another test counts, or reads of the log. */
public final class Schedules {

    private final URI aws;

    private Schedules(URI aws) {
        this.aws = aws;
    }

    /** What runs on schedule runs from now on when a test says so. */
    public static void takeAway(URI aws) throws IOException {
        var schedules = new Schedules(aws);
        var all = Exchange.JSON.readTree(schedules.ask(schedules.at(""))).path("Schedules");
        if (all.isEmpty()) {
            throw new IllegalStateException("the stack has no schedules to take away");
        }
        for (var schedule : all) {
            schedules.ask(schedules.at("/" + schedule.path("Name").asText()).DELETE());
        }
        if (!Exchange.JSON
                .readTree(schedules.ask(schedules.at("")))
                .path("Schedules")
                .isEmpty()) {
            throw new IllegalStateException("schedules stay");
        }
    }

    /** The emulator goes by the service that a request is signed for; it does not look at the signature. */
    private HttpRequest.Builder at(String name) {
        return HttpRequest.newBuilder(aws.resolve("/schedules" + name))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20261121/ap-northeast-1/scheduler/aws4_request, "
                                + "SignedHeaders=host, Signature=none");
    }

    private String ask(HttpRequest.Builder request) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
