package jp.kakuin.local.drill;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.demo.ApiClient;
import jp.kakuin.local.demo.Crowd;
import jp.kakuin.local.demo.Mailbox;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A running suite as a drill sees it.
 *
 * @param origin under which it serves CRLs and OCSP
 * @param staff identity tokens by login
 * @param schedule runs a scheduled function, to its end
 * @param folder for keys and requests
 */
public record DrillPlace(
        ApiClient api,
        Mailbox mailbox,
        URI origin,
        Map<String, String> staff,
        Clock clock,
        Consumer<String> schedule,
        Path folder) {

    /** The suite of this process. */
    public static DrillPlace of(LocalSystem system) {
        return new DrillPlace(
                new ApiClient(system.api()),
                new Mailbox(system.endpoints().mailbox()),
                system.workplace().origin(),
                system.endpoints().staffTokens(),
                system.clock(),
                function -> run(system, function),
                system.workplace().out().resolve("drill"));
    }

    Crowd crowd() {
        return new Crowd(api, mailbox, staff, clock, folder);
    }

    private static void run(LocalSystem system, String function) {
        try (var lambda = system.aws().lambda()) {
            var answer = lambda.invoke(request -> request.functionName(LocalSystem.STACK + "-" + function)
                    .qualifier("live")
                    .payload(SdkBytes.fromUtf8String("{}")));
            if (answer.functionError() != null) {
                throw new IllegalStateException(
                        function + " failed: " + answer.payload().asUtf8String());
            }
        }
    }
}
