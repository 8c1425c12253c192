package jp.kakuin.aws.registration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kakuin.registration.Registration;

/**
 * A zone's WHOIS (RFC 3912) and how it writes, for zones without RDAP: five seconds, 64 KiB.
 *
 * @param zone for example {@code jp}
 * @param charset of its answers
 * @param notFound what it says of a domain that it does not know, and of no other
 * @param domainLabels before the domain's name
 * @param holderLabels before the holder's name, the best first
 */
record WhoisServer(
        String zone,
        String host,
        int port,
        Charset charset,
        String notFound,
        List<String> domainLabels,
        List<String> holderLabels) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 64 * 1024;

    /** JPRS: <code>f. [組織名]　株式会社…</code> under co.jp and its like, <code>[登録者名]　…</code> under jp itself. */
    static WhoisServer jprs(String host, int port) {
        return new WhoisServer(
                "jp",
                host,
                port,
                Charset.forName("ISO-2022-JP"),
                "No match!!",
                List.of("[ドメイン名]", "[Domain Name]"),
                List.of("[登録者名]", "[組織名]", "[Registrant]", "[Organization]"));
    }

    Registration of(String domain) {
        var answer = ask(domain);
        if (answer.isEmpty()) {
            return new Registration.NoAnswer(host + " does not answer");
        }
        var text = answer.get();
        if (values(text, domainLabels).stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(domain))) {
            return new Registration.Found(
                    host,
                    values(text, holderLabels).stream()
                            .flatMap(holder -> RdapDomain.told(holder).stream())
                            .findFirst());
        }
        return text.lines().anyMatch(line -> line.strip().equals(notFound))
                ? new Registration.NotFound(host)
                : new Registration.NoAnswer(host + " says something else");
    }

    /** What stands behind any of the labels, in the labels' order. */
    private static List<String> values(String text, List<String> labels) {
        return labels.stream()
                .map(label -> Pattern.compile("(?m)^(?:[a-z]\\. )?" + Pattern.quote(label) + "[ \\t]+(\\S.*)$"))
                .flatMap(line -> line.matcher(text).results())
                .map(found -> found.group(1).strip())
                .toList();
    }

    private Optional<String> ask(String domain) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            socket.getOutputStream().write((domain + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var out = new ByteArrayOutputStream();
            var buffer = new byte[4096];
            while (out.size() <= LARGEST) {
                var left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return Optional.empty();
                }
                socket.setSoTimeout((int) left);
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    return Optional.of(out.toString(charset));
                }
                out.write(buffer, 0, read);
            }
            return Optional.empty();
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }
}
