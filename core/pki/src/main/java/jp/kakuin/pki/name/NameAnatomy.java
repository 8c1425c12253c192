package jp.kakuin.pki.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a customer wrote for a name, peeled: the parts that belong to a URL are noted and taken off, so that the rest can be judged too
 * and every problem is told at once (SPEC A-6).
 *
 * @param host what is left, lower case
 * @param peeled why each part had to go
 */
record NameAnatomy(String host, List<NameCode> peeled) {

    private static final Pattern PROTOCOL = Pattern.compile("^[a-z][a-z0-9+.-]*://");
    private static final Pattern PORT = Pattern.compile(":[0-9]{0,9}$");
    private static final Pattern PATH = Pattern.compile("[/\\\\#].*$", Pattern.DOTALL);

    static NameAnatomy of(String name) {
        var peeled = new ArrayList<NameCode>();
        var host = name.toLowerCase(Locale.ROOT);
        host = peel(host, PROTOCOL, NameCode.NAME_HAS_PROTOCOL, peeled);
        host = peel(host, PATH, NameCode.NAME_HAS_PATH, peeled);
        if (host.indexOf(':') == host.lastIndexOf(':') || host.startsWith("[")) {
            host = peel(host, PORT, NameCode.NAME_HAS_PORT, peeled);
        }
        if (host.endsWith(".") && host.length() > 1 && !host.endsWith("..")) {
            host = host.substring(0, host.length() - 1);
            peeled.add(NameCode.NAME_ENDS_WITH_DOT);
        }
        return new NameAnatomy(host, peeled);
    }

    private static String peel(String host, Pattern part, NameCode code, List<NameCode> peeled) {
        var matcher = part.matcher(host);
        if (!matcher.find()) {
            return host;
        }
        peeled.add(code);
        return matcher.replaceFirst("");
    }
}
