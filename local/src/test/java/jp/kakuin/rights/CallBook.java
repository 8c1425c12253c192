package jp.kakuin.rights;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.host.AwsCall;
import jp.kakuin.local.host.CallWatch;
import jp.kakuin.local.host.InvocationListener;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** Notes what the functions of a system ask of AWS, and what others do in their name by the addresses that they sign. */
public final class CallBook implements CallWatch, InvocationListener {

    /** Of the suite that all journeys share. */
    public static final CallBook OF_JOURNEYS = new CallBook();

    // The path of an address at an emulator begins with the bucket.
    private static final Pattern SIGNED =
            Pattern.compile("https?://[^/\"\\\\]+/([^/\"\\\\?]+)/([^\"\\\\?]+)\\?[^\"\\\\]*X-Amz-Signature=[^\"\\\\]*");

    private final ActionTable table = new ActionTable();
    private final Map<String, Set<Need>> needs = new ConcurrentHashMap<>();
    private final Set<String> unknown = new ConcurrentSkipListSet<>();
    private final Set<String> kinds = new ConcurrentSkipListSet<>();
    private final LongAdder calls = new LongAdder();
    /** What AWS calls a thing, and what the template does. */
    private volatile Map<String, String> names = Map.of();

    CallBook() {}

    /** Begins to note. */
    public void follow(LocalSystem system) {
        var template = Stack.onAws();
        try (var stacks = system.aws().cloudFormation()) {
            var deployed = stacks.listStackResourcesPaginator(list -> list.stackName(Stack.NAME));
            names = deployed.stackResourceSummaries().stream()
                    .filter(resource -> resource.physicalResourceId() != null
                            && template.isNamedInRequests(resource.logicalResourceId()))
                    .collect(Collectors.toMap(
                            StackResourceSummary::physicalResourceId,
                            resource -> template.name(resource.logicalResourceId()),
                            (first, second) -> first));
        }
        system.calls().add(this);
        system.onInvocation(this);
    }

    @Override
    public void before(AwsCall call) {
        calls.increment();
        Call.of(call).forEach(each -> note(call.function(), each));
    }

    @Override
    public void failed(AwsCall call, Throwable fault) {
        if (fault instanceof AwsServiceException refused
                && refused.statusCode() == 404
                && call.service().equals("S3")) {
            note(call.function(), Call.notFound(call));
        }
    }

    @Override
    public void invoked(String function, String order, Duration took, boolean failed) {}

    @Override
    public void answered(String function, String answer) {
        SIGNED.matcher(answer).results().forEach(address -> {
            // Who may put has to send what was signed.
            var operation = address.group().contains("content-length") ? "PutObject" : "GetObject";
            note(function, Call.presigned(operation, address.group(1), address.group(2)));
        });
    }

    private void note(String function, Call call) {
        kinds.add(function + " " + call.name());
        table.needs(call, name -> names.getOrDefault(name, name))
                .ifPresentOrElse(
                        needed -> needs.computeIfAbsent(function, each -> ConcurrentHashMap.newKeySet())
                                .addAll(needed),
                        () -> unknown.add(function + " " + call.name()));
    }

    /** What each function has needed. */
    Map<String, Set<Need>> needs() {
        var sorted = new TreeMap<String, Set<Need>>();
        needs.forEach((function, all) -> sorted.put(function, Set.copyOf(all)));
        return sorted;
    }

    /** Calls that {@code actions.txt} does not know. */
    Set<String> unknown() {
        return new TreeSet<>(unknown);
    }

    /** Every kind of call of every function. */
    Set<String> kinds() {
        return new TreeSet<>(kinds);
    }

    long calls() {
        return calls.sum();
    }
}
