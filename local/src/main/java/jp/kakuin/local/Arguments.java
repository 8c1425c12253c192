package jp.kakuin.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line: a command, its words and its options. */
record Arguments(String command, List<String> words, Map<String, String> options) {

    private static final Set<String> FLAGS = Set.of("--fresh");
    private static final Set<String> VALUES = Set.of(
            "--port",
            "--csr",
            "--root",
            "--stack",
            "--certificate",
            "--root-certificate",
            "--folder",
            "--key",
            "--as-of",
            "--since",
            "--from",
            "--key-spec",
            "--signature",
            "--sha256");

    static Arguments parse(String... args) {
        var words = new ArrayList<String>();
        var options = new HashMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            if (FLAGS.contains(args[i])) {
                options.put(args[i], "");
            } else if (VALUES.contains(args[i]) && i + 1 < args.length) {
                options.put(args[i], args[++i]);
            } else if (args[i].startsWith("--")) {
                throw new CannotStart("“" + args[i] + "” is not known or lacks its value; see ./kakuin help.");
            } else {
                words.add(args[i]);
            }
        }
        String command = words.isEmpty() ? "" : words.removeFirst();
        return new Arguments(command, List.copyOf(words), Map.copyOf(options));
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    int port() {
        try {
            return option("--port").map(Integer::parseInt).orElse(Workplace.DEFAULT_PORT);
        } catch (NumberFormatException e) {
            throw new CannotStart("--port takes a number.", e);
        }
    }
}
