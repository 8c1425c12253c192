package jp.kakuin.attack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.aws.http.ApiRequest;
import jp.kakuin.aws.http.JsonBody;
import jp.kakuin.order.Application;
import jp.kakuin.order.ApplicationForm;
import jp.kakuin.order.ApplicationRules;
import jp.kakuin.order.Order;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.InMemoryCompromisedKeys;
import jp.kakuin.testkit.SampleCatalogue;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.given.EventFile;

/** The sample application with one field typed by somebody else, as far as the rules take it. */
final class TypedApplication {

    static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final FullyQualifiedNames NAMES = new FullyQualifiedNames();
    private static final ApplicationRules RULES = new ApplicationRules(
            SampleCatalogue.catalogue(),
            new CsrCheck(NAMES, WeakKeyLists.in(Path.of("none")), new InMemoryCompromisedKeys()),
            NAMES);
    private static final EventFile SAMPLE = new EventFile("ov-order/01-submit-application.json");

    /** Where texts stand that reach mails and papers. */
    static final List<String> FIELDS = List.of(
            "/registrationContact/email",
            "/registrationContact/name",
            "/registrationContact/department",
            "/registrationContact/jobTitle",
            "/organisation/nameJa",
            "/organisation/telephone",
            "/organisation/address/city",
            "/organisation/address/street",
            "/organisation/representative/name",
            "/organisation/representative/title",
            "/applicant/name",
            "/applicant/email",
            "/billingContact/corporateName",
            "/billingContact/name",
            "/billingContact/department",
            "/billingContact/email",
            "/technicalContact/corporateName",
            "/technicalContact/email");

    private TypedApplication() {}

    /** @param data a letter that names the field, then the text; empty if the rules refuse it */
    static Optional<Order> read(byte[] data) {
        if (data.length == 0) {
            return Optional.empty();
        }
        var field = FIELDS.get(Math.floorMod(data[0] - 'a', FIELDS.size()));
        var text = new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
        var form = SAMPLE.body().deepCopy();
        int last = field.lastIndexOf('/');
        ((ObjectNode) form.at(field.substring(0, last))).put(field.substring(last + 1), text);
        var body = form.toString().getBytes(StandardCharsets.UTF_8);
        var request = new ApiRequest("POST", "/orders", Map.of(), Map.of(), Map.of(), body, "", "");
        return switch (JsonBody.read(request, ApplicationForm.class)
                .then(taken -> RULES.check(taken, LocalDate.of(2026, 11, 21)))) {
            case Result.Refused<Application>(var refusals) -> {
                Told.check(refusals);
                yield Optional.empty();
            }
            case Result.Accepted<Application>(var application) ->
                Optional.of(SampleOrders.received(1, application, List.of(), NOW));
        };
    }
}
