package jp.kakuin.local.dns;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.kakuin.journey.Await;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Debian's nsd with the test zones behind Debian's unbound, as child processes on free ports of loopback. */
final class RealDns implements AutoCloseable {

    private static final List<String> PROGRAMS = List.of("nsd", "unbound", "ldns-signzone", "ldns-keygen");
    /** Delegated, and not served by whoever should. */
    private static final String LAME = "lame.jp.";

    private final Path folder;
    private final String trustAnchor;
    private final int port;
    private final List<Process> processes = new ArrayList<>();

    private RealDns(Path folder, String trustAnchor, int port) {
        this.folder = folder;
        this.trustAnchor = trustAnchor;
        this.port = port;
    }

    /** The programs that this machine lacks. */
    static List<String> missing() {
        return PROGRAMS.stream().filter(program -> find(program) == null).toList();
    }

    private static Path find(String program) {
        // Debian keeps servers out of a plain user's path.
        var path = System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    static RealDns start(Path folder) throws IOException {
        var zones = new TestZones(folder);
        var anchor = zones.sign();
        int server = freePort();
        var dns = new RealDns(folder, anchor, freePort());
        try {
            dns.run("nsd", "-d", "-c", dns.write("nsd.conf", nsd(folder, zones, server)));
            dns.run("unbound", "-d", "-c", dns.write("unbound.conf", dns.unbound(zones, server)));
            Await.until("unbound answers", dns::answers, answers -> answers);
            return dns;
        } catch (IOException | RuntimeException e) {
            dns.close();
            throw e;
        }
    }

    private static String nsd(Path folder, TestZones zones, int port) {
        var text = new StringBuilder("""
                server:
                  ip-address: 127.0.0.1@%d
                  username: ""
                  chroot: ""
                  server-count: 1
                  database: ""
                  zonesdir: "%2$s"
                  zonelistfile: "%2$s/zone.list"
                  pidfile: "%2$s/nsd.pid"
                  xfrdfile: "%2$s/xfrd.state"
                  xfrdir: "%2$s"
                remote-control:
                  control-enable: no
                """.formatted(port, folder));
        for (var zone : zones.names()) {
            if (!zone.equals(LAME)) {
                text.append("zone:\n  name: \"%s\"\n  zonefile: \"%s\"\n".formatted(zone, TestZones.file(zone)));
            }
        }
        return text.toString();
    }

    // As docs/operations.md advises, but for where things are.
    private String unbound(TestZones zones, int server) throws IOException {
        write("root.ds", trustAnchor + "\n");
        var text = new StringBuilder("""
                server:
                  interface: 127.0.0.1@%d
                  do-daemonize: no
                  username: ""
                  chroot: ""
                  directory: "%2$s"
                  pidfile: "%2$s/unbound.pid"
                  use-syslog: no
                  do-not-query-localhost: no
                  num-threads: 1
                  module-config: "validator iterator"
                  trust-anchor-file: "%2$s/root.ds"
                remote-control:
                  control-enable: no
                """.formatted(port, folder));
        for (var zone : zones.names()) {
            // Delegations name no port.
            text.append("stub-zone:\n  name: \"%s\"\n  stub-addr: 127.0.0.1@%d\n".formatted(zone, server));
        }
        return text.toString();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(find(program).toString()));
        command.addAll(List.of(arguments));
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile())
                .start());
    }

    private static int freePort() throws IOException {
        while (true) {
            try (var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var _ = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
                return tcp.getLocalPort();
            } catch (java.net.BindException taken) {
                // By UDP: another one then.
            }
        }
    }

    private boolean answers() {
        try {
            var query = Message.newQuery(Record.newRecord(Name.fromString("good.jp."), Type.SOA, DClass.IN));
            return resolver().send(query).getRcode() == org.xbill.DNS.Rcode.NOERROR;
        } catch (IOException notYet) {
            return false;
        }
    }

    SimpleResolver resolver() throws IOException {
        var resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(port);
        resolver.setTimeout(Duration.ofSeconds(5));
        return resolver;
    }

    String trustAnchor() {
        return trustAnchor;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        for (var process : processes) {
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
