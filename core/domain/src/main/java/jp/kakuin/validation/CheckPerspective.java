package jp.kakuin.validation;

import java.util.Set;
import java.util.regex.Pattern;
import jp.kakuin.Ports;

/** What one Network Perspective does when another place asks it: looks, and says what it saw. It knows no order and keeps nothing. */
public final class CheckPerspective {

    /** At least two labels, the last of them no number: never an IP address, never a name of the own network. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    private static final Pattern LABEL = Pattern.compile("_[a-z0-9_-]{1,62}");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,300}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Perspective here;

    CheckPerspective(Perspective here) {
        this.here = here;
    }

    public static CheckPerspective of(Ports ports) {
        return new CheckPerspective(ports.perspective());
    }

    /** @throws IllegalArgumentException if the probe is none that our other side makes: nothing is looked up then */
    public Sighting run(Probe probe) {
        if (!isWellFormed(probe)) {
            throw new IllegalArgumentException(
                    "no well-formed " + probe.getClass().getSimpleName());
        }
        return here.look(probe);
    }

    private static boolean isWellFormed(Probe probe) {
        return switch (probe) {
            case Probe.DnsChange(var domain, var record, var value) ->
                isName(domain) && isRecordOf(domain, record) && matches(VISIBLE, value);
            case Probe.WebsiteChange(var name, var file, var value) ->
                isName(name) && matches(FILE, file) && matches(VISIBLE, value);
            case Probe.PersistentRecord(var domain, var issuers, var account, var at) ->
                isName(domain) && areNames(issuers) && matches(VISIBLE, account);
            case Probe.Alias(var name, var domain) -> isName(name) && isName(domain);
            case Probe.CaaPermission(var name, var issuers, var method, var account) ->
                isName(name) && areNames(issuers) && matches(VISIBLE, method) && matches(VISIBLE, account);
        };
    }

    private static boolean isRecordOf(String domain, String record) {
        return record.equals(domain)
                || record.endsWith("." + domain)
                        && matches(LABEL, record.substring(0, record.length() - domain.length() - 1));
    }

    private static boolean areNames(Set<String> names) {
        return !names.isEmpty() && names.size() <= 10 && names.stream().allMatch(CheckPerspective::isName);
    }

    private static boolean isName(String name) {
        return matches(NAME, name);
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }
}
