package jp.kakuin.attack;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import jp.kakuin.pki.name.FullyQualifiedNames;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** What a customer types for a name of his server. */
public final class HostNameFuzz {

    private static final FullyQualifiedNames NAMES = new FullyQualifiedNames();
    private static final Pattern LDH = Pattern.compile("(?i)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    private HostNameFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws TextParseException {
        var name = new String(data, StandardCharsets.UTF_8);
        var problems = NAMES.problems(name, "names[0]", 253);
        Told.check(problems);
        Told.require(problems.equals(NAMES.problems(name, "names[0]", 253)), "told differently the second time");
        if (!problems.isEmpty()) {
            return;
        }
        Told.require(name.length() <= 253 && LDH.matcher(name).matches(), "no host name");
        Name.fromString(name, Name.root);
        var lower = name.toLowerCase(java.util.Locale.ROOT);
        var domains = NAMES.authorizationDomainNames(lower);
        Told.require(domains.getFirst().equals(lower), "the name itself is no place to ask");
        for (var domain : domains) {
            Told.require(lower.equals(domain) || lower.endsWith("." + domain), "asked at another's domain " + domain);
            Told.require(NAMES.problems(domain, "", 253).isEmpty(), "asked at " + domain);
        }
    }
}
