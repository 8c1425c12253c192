package jp.kakuin.pki.validation;

import static jp.kakuin.pki.validation.LocalPerspective.sighting;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;
import jp.kakuin.validation.Sighting.Verdict;

/** Looks for a file that shows control over a website (BR 3.2.2.4.18). */
final class SiteFile {

    private static final String FOLDER = "/.well-known/pki-validation/";
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    // By http and by https it is twice this, and whoever presses "check now" waits for it.
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    // A name of the DNS, and no address: nobody has to send us to one.
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    private final SiteAddresses addresses;

    SiteFile(SiteAddresses addresses) {
        this.addresses = addresses;
    }

    /** By http, and by https if that shows nothing. */
    Sighting look(Probe.WebsiteChange change) {
        var plain = look(change, "http");
        if (plain.corroborates()) {
            return plain;
        }
        var encrypted = look(change, "https");
        return encrypted.verdict() == Verdict.NO_ANSWER ? plain : encrypted;
    }

    private Sighting look(Probe.WebsiteChange change, String scheme) {
        var address = URI.create(scheme + "://" + change.fqdn() + FOLDER + change.fileName());
        try {
            var deadline = new Deadline(PATIENCE);
            for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
                var answer = new SiteRequest(addresses, deadline).get(address);
                if (!REDIRECTS.contains(answer.status())) {
                    return judge(change, address, answer);
                }
                var next = target(address, answer);
                if (!mayBeAsked(next, change.randomValue())) {
                    return sighting(Verdict.CONTRADICTS, address + " redirects to " + next);
                }
                address = next;
            }
            return sighting(Verdict.CONTRADICTS, "more than " + MOST_REDIRECTS + " redirects, the last to " + address);
        } catch (IOException noAnswer) {
            return sighting(Verdict.NO_ANSWER, address + ": " + noAnswer.getMessage());
        }
    }

    private static Sighting judge(Probe.WebsiteChange change, URI address, HttpAnswer answer) {
        var success = answer.status() >= 200 && answer.status() < 300;
        var holds = success && answer.body().strip().equals(change.randomValue());
        return sighting(
                holds ? Verdict.CORROBORATES : Verdict.CONTRADICTS,
                address + ": " + answer.status() + " " + answer.body().strip());
    }

    private static URI target(URI from, HttpAnswer answer) throws IOException {
        try {
            return from.resolve(new URI(answer.location().orElseThrow(() -> new IOException("a redirect to nowhere"))));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("a redirect to something that is no address");
        }
    }

    /** Both schemes on their own ports, and never with the Random Value in the request (BR 3.2.2.4.18). */
    static boolean mayBeAsked(URI address, String randomValue) {
        var scheme = String.valueOf(address.getScheme());
        var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        var port = address.getPort();
        return (scheme.equals("http") && (port == -1 || port == 80)
                        || scheme.equals("https") && (port == -1 || port == 443))
                && address.getRawUserInfo() == null
                && HOST.matcher(host).matches()
                && !(address.getRawSchemeSpecificPart() + address.getSchemeSpecificPart())
                        .toLowerCase(Locale.ROOT)
                        .contains(randomValue.toLowerCase(Locale.ROOT));
    }
}
