package jp.kakuin.aws.registration;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.registration.Registration;
import jp.kakuin.registration.Registrations;

/**
 * Asks RDAP where the bootstrap names a server, else WHOIS. Registries shut out whoever asks too much: a process asks sixty times a minute at most,
 * keeps what it found for ten minutes, and leaves a server in peace for a minute that did not answer.
 */
public final class AskedRegistries implements Registrations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_A_MINUTE = 60;
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final Duration BOOTSTRAP_GOOD_FOR = Duration.ofDays(1);

    private final Fetch fetch = new Fetch();
    private final URI bootstrap;
    private final String jprs;
    private final Clock clock;

    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Instant> silentSince = new HashMap<>();
    private final Deque<Instant> asked = new ArrayDeque<>();
    private RdapServices services = new RdapServices(Map.of());
    private Instant servicesUntil = Instant.MIN;

    private record Known(Registration.Found registration, Instant at) {}

    /**
     * @param bootstrap of RDAP, as IANA publishes it; over plain HTTP it may name servers over plain HTTP
     * @param jprs WHOIS of .jp, {@code host:port}
     */
    public AskedRegistries(URI bootstrap, String jprs, Clock clock) {
        this.bootstrap = bootstrap;
        this.jprs = jprs;
        this.clock = clock;
    }

    @Override
    public synchronized Registration of(String domain) {
        var now = clock.instant();
        var remembered = known.get(domain);
        if (remembered != null && now.isBefore(remembered.at().plus(KNOWN_FOR))) {
            return remembered.registration();
        }
        var answer = byRdap(domain, now).orElseGet(() -> byWhois(domain, now));
        if (answer instanceof Registration.Found found) {
            known.put(domain, new Known(found, now));
        }
        return answer;
    }

    /** Empty if the zone has no RDAP. */
    private Optional<Registration> byRdap(String domain, Instant now) {
        renewServices(now);
        return services.of(domain).map(base -> asking(base.getHost(), now, () -> rdap(domain, base)));
    }

    private Registration rdap(String domain, URI base) {
        var answer =
                fetch.get(base.resolve("domain/" + domain), services.hosts()).filter(Fetch.Answer::json);
        // A page for people that says 404 is no registry's word.
        if (answer.filter(said -> said.status() == 404).isPresent()) {
            return new Registration.NotFound(base.getHost());
        }
        return answer.filter(said -> said.status() == 200)
                .flatMap(said -> {
                    try {
                        return RdapDomain.read(JSON.readTree(said.body()), domain, base.getHost());
                    } catch (IOException noJson) {
                        return Optional.empty();
                    }
                })
                .orElseGet(() -> new Registration.NoAnswer(base.getHost() + " does not answer"));
    }

    private Registration byWhois(String domain, Instant now) {
        return whois().stream()
                .filter(server -> domain.endsWith("." + server.zone()))
                .findFirst()
                .map(server -> asking(server.host(), now, () -> server.of(domain)))
                .orElseGet(() -> new Registration.NoAnswer("no RDAP or WHOIS for its zone"));
    }

    private List<WhoisServer> whois() {
        var colon = jprs.lastIndexOf(':');
        return List.of(WhoisServer.jprs(jprs.substring(0, colon), Integer.parseInt(jprs.substring(colon + 1))));
    }

    private Registration asking(String host, Instant now, java.util.function.Supplier<Registration> question) {
        while (!asked.isEmpty() && !now.isBefore(asked.peekFirst().plus(REST))) {
            asked.removeFirst();
        }
        var silent = silentSince.get(host);
        if (asked.size() >= MOST_A_MINUTE || silent != null && now.isBefore(silent.plus(REST))) {
            return new Registration.NoAnswer(host + " does not answer");
        }
        asked.addLast(now);
        var answer = question.get();
        if (answer instanceof Registration.NoAnswer) {
            silentSince.put(host, now);
        }
        return answer;
    }

    /** An old bootstrap is better than none. */
    private void renewServices(Instant now) {
        if (now.isBefore(servicesUntil)) {
            return;
        }
        var plainToo = "http".equals(bootstrap.getScheme());
        fetch.get(bootstrap, Set.of(bootstrap.getAuthority()))
                .filter(answer -> answer.status() == 200)
                .ifPresent(answer -> {
                    try {
                        services = RdapServices.read(JSON.readTree(answer.body()), plainToo);
                    } catch (IOException noJson) {
                        // the one before goes on
                    }
                });
        servicesUntil = now.plus(services.byZone().isEmpty() ? REST : BOOTSTRAP_GOOD_FOR);
    }
}
