package jp.kakuin.local.registry;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import jp.kakuin.local.web.Exchange;

/** RDAP (RFC 9082, 9083) for every zone but .jp, which has none, with a bootstrap as IANA publishes it (RFC 9224). */
public final class RdapPages {

    private static final String TYPE = "application/rdap+json";
    private static final List<String> ZONES = List.of("com", "net", "org", "info", "tokyo", "shop", "site");

    private final RegisteredDomains domains;
    private final URI base;

    /** @param base where these pages are, without a slash at the end */
    public RdapPages(RegisteredDomains domains, URI base) {
        this.domains = domains;
        this.base = base;
    }

    /** The route {@code /rdap}. */
    public void serve(Exchange exchange) throws IOException {
        var path = exchange.segments();
        if (path.equals(List.of("dns.json"))) {
            answer(exchange, 200, Map.of("version", "1.0", "services", List.of(List.of(ZONES, List.of(base + "/")))));
        } else if (path.size() == 2 && path.getFirst().equals("domain")) {
            domain(exchange, path.getLast());
        } else {
            exchange.notFound();
        }
    }

    private void domain(Exchange exchange, String name) throws IOException {
        var entry = domains.of(name);
        switch (entry.answer()) {
            case REGISTERED ->
                answer(
                        exchange,
                        200,
                        Map.of(
                                "objectClassName",
                                "domain",
                                "ldhName",
                                name,
                                "entities",
                                entry.holder()
                                        .map(RdapPages::registrant)
                                        .map(List::of)
                                        .orElse(List.of())));
            case NOT_REGISTERED -> answer(exchange, 404, Map.of("errorCode", 404, "title", "Not Found"));
            case SILENCE -> answer(exchange, 503, Map.of("errorCode", 503, "title", "Service Unavailable"));
        }
    }

    private static Map<String, Object> registrant(String holder) {
        return Map.of(
                "objectClassName", "entity",
                "roles", List.of("registrant"),
                "vcardArray",
                        List.of(
                                "vcard",
                                List.of(
                                        List.of("version", Map.of(), "text", "4.0"),
                                        List.of("fn", Map.of(), "text", ""),
                                        List.of("org", Map.of(), "text", holder))));
    }

    private static void answer(Exchange exchange, int status, Map<String, Object> body) throws IOException {
        exchange.answer(status, TYPE, Exchange.JSON.writeValueAsBytes(body));
    }
}
