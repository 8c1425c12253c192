package jp.kakuin.pki.name;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a customer wrote for a name, peeled: the parts that belong to a URL are noted and taken off, so that the rest can be judged too
 * and every problem is told at once (SPEC A-6).
 *
 * @param host what is left, lower case
 * @param peeled why each part had to go
 * @param maxLength how many characters the name may have where it is to stand
 * @param differentLabels each label once, none of an IP address
 * @param place where the name hangs in the tree of names, if it is formed well enough to hang there; a wildcard or underscore does not change that
 */
record NameAnatomy(
        String host,
        List<NameCode> peeled,
        int maxLength,
        boolean isIpAddress,
        Set<String> differentLabels,
        Optional<String> place) {

    static final int LABEL_LIMIT = 63;
    static final Pattern LDH = Pattern.compile("[a-z0-9-]*");

    /** Nothing is peeled off a name without one of these. */
    private static final Pattern OF_URLS = Pattern.compile("[:/\\\\#]");

    private static final Pattern PROTOCOL = Pattern.compile("^[a-z][a-z0-9+.-]*://");
    private static final Pattern PORT = Pattern.compile(":[0-9]{0,9}$");
    private static final Pattern PATH = Pattern.compile("[/\\\\#].*$", Pattern.DOTALL);
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,10}){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[?[0-9a-f]*:[0-9a-f:.]*:[0-9a-f.]*(%.*)?]?");
    /** Told by rules of their own; what else stands in the label is judged as if they were not there. */
    private static final Pattern TOLD_ELSEWHERE = Pattern.compile("[*?_]");

    static NameAnatomy of(String name, int maxLength) {
        var peeled = new ArrayList<NameCode>();
        var host = name.toLowerCase(Locale.ROOT);
        if (OF_URLS.matcher(host).find()) {
            host = withoutUrl(host, peeled);
        }
        if (host.endsWith(".") && host.length() > 1 && !host.endsWith("..")) {
            host = host.substring(0, host.length() - 1);
            peeled.add(NameCode.NAME_ENDS_WITH_DOT);
        }
        boolean address = IPV4.matcher(host).matches() || IPV6.matcher(host).matches();
        var labels = address ? Set.<String>of() : new LinkedHashSet<>(List.of(host.split("\\.", -1)));
        return new NameAnatomy(host, List.copyOf(peeled), maxLength, address, labels, place(host, labels));
    }

    private static String withoutUrl(String url, List<NameCode> peeled) {
        var host = peel(url, PROTOCOL, NameCode.NAME_HAS_PROTOCOL, peeled);
        host = peel(host, PATH, NameCode.NAME_HAS_PATH, peeled);
        return host.indexOf(':') == host.lastIndexOf(':') || host.startsWith("[")
                ? peel(host, PORT, NameCode.NAME_HAS_PORT, peeled)
                : host;
    }

    private static Optional<String> place(String host, Set<String> labels) {
        boolean hangs =
                !labels.isEmpty() && host.contains(".") && labels.stream().allMatch(NameAnatomy::isFormed);
        return hangs ? Optional.of(TOLD_ELSEWHERE.matcher(host).replaceAll("a")) : Optional.empty();
    }

    private static String peel(String host, Pattern part, NameCode code, List<NameCode> peeled) {
        var matcher = part.matcher(host);
        if (!matcher.find()) {
            return host;
        }
        peeled.add(code);
        return matcher.replaceFirst("");
    }

    Stream<String> labels() {
        return differentLabels.stream();
    }

    /** A label without the characters that have rules of their own. */
    static String stripped(String label) {
        return TOLD_ELSEWHERE.matcher(label).replaceAll("");
    }

    private static boolean isFormed(String label) {
        return !label.isEmpty()
                && label.length() <= LABEL_LIMIT
                && LDH.matcher(stripped(label)).matches();
    }
}
