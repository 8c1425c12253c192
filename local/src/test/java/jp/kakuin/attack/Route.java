package jp.kakuin.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.kakuin.testkit.given.EventFile;

/**
 * A route of the gateway, as template.yaml declares it.
 *
 * @param function the folder of the function that answers it
 */
record Route(String function, String method, String resource) {

    private static final Pattern NAME = Pattern.compile("FunctionName: !Sub '\\$\\{AWS::StackName}-([a-z-]+)'");
    private static final Pattern PLACE =
            Pattern.compile("Type: Api, Properties: \\{RestApiId: !Ref Api, Path: '?([^',]+)'?, Method: ([A-Z]+)}");
    private static final Pattern ANY_EVENT = Pattern.compile("Type: (Http)?Api\\b");

    /** Every route. Fails on one that is declared in a way that this test cannot read. */
    static List<Route> all() {
        var routes = new ArrayList<Route>();
        var function = "";
        for (var line : template().lines().toList()) {
            var name = NAME.matcher(line);
            function = name.find() ? name.group(1) : function;
            var place = PLACE.matcher(line);
            if (place.find()) {
                routes.add(new Route(function, place.group(2), place.group(1)));
            } else if (ANY_EVENT.matcher(line).find() && !line.contains("!Ref OcspApi")) {
                // OCSP is open to everybody and has a fuzzer of its own.
                throw new IllegalStateException("a route that the attacks would pass over: " + line);
            }
        }
        return routes;
    }

    static Route of(String name) {
        return all().stream()
                .filter(route -> route.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no route of the template: " + name));
    }

    private static String template() {
        try {
            return Files.readString(EventFile.root().resolve("template.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return method + " " + resource;
    }
}
