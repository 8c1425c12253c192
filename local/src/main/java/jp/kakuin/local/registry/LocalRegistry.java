package jp.kakuin.local.registry;

import java.io.IOException;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.web.Exchange;

/** The registries of one machine: WHOIS on a port of its own, RDAP as a route of the suite's web server. */
public final class LocalRegistry implements AutoCloseable {

    private final WhoisService whois;
    private final RdapPages rdap;

    private LocalRegistry(WhoisService whois, RdapPages rdap) {
        this.whois = whois;
        this.rdap = rdap;
    }

    public static LocalRegistry open(Workplace workplace) throws IOException {
        var domains = RegisteredDomains.in(workplace.state().resolve("registrations.txt"));
        return new LocalRegistry(
                new WhoisService(workplace.whoisPort(), domains).start(),
                new RdapPages(domains, workplace.origin().resolve("/rdap")));
    }

    /** The route {@code /rdap}. */
    public void serve(Exchange exchange) throws IOException {
        rdap.serve(exchange);
    }

    @Override
    public void close() throws IOException {
        whois.close();
    }
}
