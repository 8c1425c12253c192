package jp.kakuin.local.web;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.local.deploy.AwsClients;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** CRLs, CA certificates and OCSP over plain http, as CloudFront serves them on AWS. */
public final class StatusSites implements AutoCloseable {

    private final ApiGate ocsp = ApiGate.forOcsp();
    private volatile AwsClients aws;
    private volatile String bucket = "";

    /** Adds the routes to the server. */
    public WebServer on(WebServer server) {
        return server.route("/ocsp", ocsp::serve)
                .route("/crl/", this::servePublished)
                .route("/ca/", this::servePublished);
    }

    /**
     * From now on they serve what the stack has. A template without it, as in tests, has none.
     *
     * @param outputs of the stack
     */
    public void openTo(AwsClients clients, Map<String, String> outputs) {
        aws = clients;
        bucket = outputs.getOrDefault("PublicBucket", "");
        if (outputs.containsKey("OcspApiId")) {
            ocsp.openTo(URI.create(clients.endpoint() + "/_aws/execute-api/" + outputs.get("OcspApiId") + "/v1"));
        }
    }

    private void servePublished(Exchange exchange) throws IOException {
        var name = exchange.raw().getRequestURI().getPath().substring(1);
        if (bucket.isEmpty() || !exchange.is("GET")) {
            exchange.notFound();
            return;
        }
        try {
            var object = aws.s3().getObjectAsBytes(get -> get.bucket(bucket).key(name));
            Optional.ofNullable(object.response().cacheControl())
                    .ifPresent(kept -> exchange.with("Cache-Control", kept));
            exchange.answer(200, object.response().contentType(), object.asByteArray());
        } catch (NoSuchKeyException none) {
            exchange.notFound();
        }
    }

    @Override
    public void close() {
        ocsp.close();
    }
}
