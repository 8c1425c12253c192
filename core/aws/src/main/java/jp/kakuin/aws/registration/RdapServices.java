package jp.kakuin.aws.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which RDAP server knows which zone, as IANA's bootstrap file says (RFC 9224).
 *
 * @param byZone the base address, ending in a slash, by zone
 */
record RdapServices(Map<String, URI> byZone) {

    /** @param plainToo whether addresses without TLS count, as on one machine */
    static RdapServices read(JsonNode bootstrap, boolean plainToo) {
        var byZone = new HashMap<String, URI>();
        for (var service : bootstrap.path("services")) {
            usable(service.path(1), plainToo)
                    .ifPresent(base -> service.path(0)
                            .forEach(zone -> byZone.put(zone.asText().toLowerCase(Locale.ROOT), base)));
        }
        return new RdapServices(Map.copyOf(byZone));
    }

    private static Optional<URI> usable(JsonNode addresses, boolean plainToo) {
        for (var address : addresses) {
            var text = address.asText();
            if (text.startsWith("https://") || plainToo && text.startsWith("http://")) {
                return Optional.of(URI.create(text.endsWith("/") ? text : text + "/"));
            }
        }
        return Optional.empty();
    }

    /** The server of the longest zone that the domain is in. */
    Optional<URI> of(String domain) {
        for (var zone = domain; !zone.isEmpty(); zone = zone.substring(zone.indexOf('.') + 1)) {
            if (byZone.containsKey(zone)) {
                return Optional.of(byZone.get(zone));
            }
            if (!zone.contains(".")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    Set<String> hosts() {
        var hosts = new HashSet<String>();
        byZone.values().forEach(base -> hosts.add(base.getAuthority()));
        return hosts;
    }
}
