package jp.kakuin.local;

import java.io.IOException;
import java.util.Deque;
import jp.kakuin.local.clock.MovableClock;
import jp.kakuin.local.ct.TestLogs;
import jp.kakuin.local.dns.ZoneKey;
import jp.kakuin.local.host.FunctionHost;
import jp.kakuin.local.mail.MailInbox;
import jp.kakuin.local.mail.MailStore;
import jp.kakuin.local.mail.MailboxPages;
import jp.kakuin.local.perspective.RemotePlaces;
import jp.kakuin.local.registry.LocalRegistry;
import jp.kakuin.local.staff.StaffIssuer;
import jp.kakuin.local.web.ApiGate;
import jp.kakuin.local.web.DemoSites;
import jp.kakuin.local.web.StaticPages;
import jp.kakuin.local.web.StatusSites;
import jp.kakuin.local.web.WebServer;

/** What this machine has in place of what stands elsewhere for AWS: a mailbox, name servers, the staff's identity provider, CT logs, and one origin for all of them. */
record LocalServices(
        Workplace workplace,
        MailStore mails,
        ZoneKey zoneKey,
        StaffIssuer staff,
        TestLogs logs,
        Deque<AutoCloseable> running) {

    /** @param running gets what has to be closed */
    static LocalServices start(
            Workplace workplace, MovableClock clock, RemotePlaces places, Deque<AutoCloseable> running)
            throws IOException {
        var state = workplace.state();
        var staff =
                StaffIssuer.open(workplace.origin().resolve("/staff-issuer"), clock, state.resolve("staff-issuer.jwk"));
        var services = new LocalServices(
                workplace,
                MailStore.open(state.resolve("mails"), clock),
                ZoneKey.open(state.resolve("zone.key"), clock),
                staff,
                TestLogs.open(workplace.origin(), state.resolve("ct"), clock),
                running);
        services.keep(new MailInbox(workplace.smtpPort(), services.mails)).start();
        places.nameServers(services.zoneKey)
                .forEach(server -> services.keep(server).start());
        return services;
    }

    void serve(StatusSites status, ApiGate gate, FunctionHost host, Administration administration) throws IOException {
        var pages = new StaticPages(workplace.root().resolve("web"));
        status.on(keep(new WebServer(workplace.port())))
                .route("/", pages::serveRoot)
                .route("/web", pages::serve)
                .route("/rdap", keep(LocalRegistry.open(workplace))::serve)
                .route("/links", pages::serveLinks)
                .route("/functions", host::serve)
                .route("/ct", logs::serve)
                .route("/mailbox", new MailboxPages(mails)::serve)
                .route("/staff-issuer", staff::serve)
                .guarded("/staff-issuer/token", staff::serveTokens)
                .guarded("/_kakuin", administration::serve)
                .site(DemoSites.PREFIX, new DemoSites(workplace.state().resolve("sites"))::serve)
                .route(LocalSystem.API_PATH, gate::serve)
                .start();
    }

    private <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }
}
