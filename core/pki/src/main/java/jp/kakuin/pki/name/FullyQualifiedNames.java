package jp.kakuin.pki.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kakuin.csr.HostNames;
import jp.kakuin.refusal.Refusal;

/** The field's rules on fully qualified domain names (SPEC C-10, BR 4.2.2 and 7.1.2.7.12). */
public final class FullyQualifiedNames implements HostNames {

    private static final int LABEL_LIMIT = 63;
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,10}){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[?[0-9a-f]*:[0-9a-f:.]*:[0-9a-f.]*(%.*)?]?");
    private static final Pattern LDH = Pattern.compile("[a-z0-9-]*");
    /** Endings that never name a host of the public Internet (RFC 2606, 6761, 7686, 8375, 9476; BR 4.2.2 for .arpa; ICANN's .internal). */
    private static final Set<String> RESERVED_ENDINGS =
            Set.of("test", "example", "invalid", "localhost", "local", "internal", "onion", "arpa", "alt");
    /** RFC 2606 section 3. Names below {@code example.co.jp} are not among them. */
    private static final Set<String> RESERVED_DOMAINS = Set.of("example.com", "example.net", "example.org");

    @Override
    public List<Refusal> problems(String name, String field, int maxLength) {
        if (name.isBlank()) {
            return List.of(Refusal.of(NameCode.NAME_MISSING, field));
        }
        var anatomy = NameAnatomy.of(name);
        var found = new LinkedHashMap<NameCode, Map<String, String>>();
        anatomy.peeled().forEach(code -> found.put(code, Map.of()));
        if (isIpAddress(anatomy.host())) {
            found.put(NameCode.NAME_IS_IP_ADDRESS, Map.of());
        } else {
            judgeHost(anatomy.host(), maxLength, found);
        }
        return found.entrySet().stream()
                .map(e -> new Refusal(e.getKey(), field, with(e.getValue(), name)))
                .toList();
    }

    @Override
    public List<String> authorizationDomainNames(String fqdn) {
        var registrable = PublicSuffixes.registrableDomain(fqdn)
                .orElseThrow(() -> new IllegalArgumentException("not below a public suffix: " + fqdn));
        var names = new ArrayList<String>();
        var name = fqdn;
        while (!name.equals(registrable)) {
            names.add(name);
            name = name.substring(name.indexOf('.') + 1);
        }
        names.add(registrable);
        return List.copyOf(names);
    }

    private static boolean isIpAddress(String host) {
        return IPV4.matcher(host).matches() || IPV6.matcher(host).matches();
    }

    private static void judgeHost(String host, int maxLength, Map<NameCode, Map<String, String>> found) {
        if (host.length() > maxLength) {
            found.put(
                    NameCode.NAME_TOO_LONG,
                    Map.of("length", String.valueOf(host.length()), "limit", String.valueOf(maxLength)));
        }
        var labels = new LinkedHashSet<>(List.of(host.split("\\.", -1)));
        labels.forEach(label -> judgeLabel(label, found));
        if (!host.contains(".")) {
            found.put(NameCode.NAME_IS_SINGLE_LABEL, Map.of());
        } else if (isWellFormed(found)) {
            judgePlace(host, found);
        }
    }

    private static boolean isWellFormed(Map<NameCode, ?> found) {
        return !found.containsKey(NameCode.NAME_HAS_EMPTY_LABEL)
                && !found.containsKey(NameCode.NAME_HAS_WRONG_CHARACTER)
                && !found.containsKey(NameCode.NAME_HAS_OTHER_SCRIPT)
                && !found.containsKey(NameCode.NAME_LABEL_TOO_LONG);
    }

    private static void judgeLabel(String label, Map<NameCode, Map<String, String>> found) {
        if (label.isEmpty()) {
            found.put(NameCode.NAME_HAS_EMPTY_LABEL, Map.of());
            return;
        }
        judgeCharacters(label, found);
        if (label.length() > LABEL_LIMIT) {
            found.put(NameCode.NAME_LABEL_TOO_LONG, Map.of("label", label));
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            found.put(NameCode.NAME_HYPHEN_AT_EDGE, Map.of("label", label));
        }
        if (LDH.matcher(label).matches() && label.startsWith("--", 2)) {
            judgeReservedLabel(label, found);
        }
    }

    private static void judgeReservedLabel(String label, Map<NameCode, Map<String, String>> found) {
        if (!ALabel.isMeantAsOne(label)) {
            found.put(NameCode.NAME_LABEL_RESERVED, Map.of("label", label));
        } else if (!ALabel.isValid(label)) {
            found.put(NameCode.NAME_A_LABEL_INVALID, Map.of("label", label));
        }
    }

    private static void judgeCharacters(String label, Map<NameCode, Map<String, String>> found) {
        if (label.contains("*")) {
            found.put(NameCode.NAME_HAS_WILDCARD, Map.of());
        }
        if (label.contains("?")) {
            found.put(NameCode.NAME_HAS_QUESTION_MARK, Map.of());
        }
        if (label.contains("_")) {
            found.put(NameCode.NAME_HAS_UNDERSCORE, Map.of());
        }
        var others = label.replaceAll("[*?_]", "");
        if (others.codePoints().anyMatch(c -> c >= 128 && Character.isLetterOrDigit(c))) {
            found.put(NameCode.NAME_HAS_OTHER_SCRIPT, Map.of("label", label, "advice", ALabel.of(label)));
        } else if (!LDH.matcher(others).matches()) {
            found.put(NameCode.NAME_HAS_WRONG_CHARACTER, Map.of("characters", strangers(others)));
        }
    }

    private static String strangers(String label) {
        return label.codePoints()
                .mapToObj(Character::toString)
                .filter(c -> !LDH.matcher(c).matches())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Where the name hangs in the tree of names. A wildcard or underscore in front does not change that. */
    private static void judgePlace(String host, Map<NameCode, Map<String, String>> found) {
        var name = host.replaceAll("[*?_]", "a");
        var ending = name.substring(name.lastIndexOf('.') + 1);
        if (isReserved(name, ending)) {
            found.put(NameCode.NAME_IS_RESERVED, Map.of());
        } else if (!PublicSuffixes.knowsEnding(name)) {
            found.put(NameCode.NAME_ENDING_UNKNOWN, Map.of("ending", ending));
        } else if (PublicSuffixes.registrableDomain(name).isEmpty()) {
            found.put(NameCode.NAME_IS_PUBLIC_SUFFIX, Map.of());
        }
    }

    private static boolean isReserved(String name, String ending) {
        return RESERVED_ENDINGS.contains(ending)
                || RESERVED_DOMAINS.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
    }

    private static Map<String, String> with(Map<String, String> arguments, String name) {
        var all = new LinkedHashMap<>(arguments);
        all.put("value", name);
        return all;
    }
}
