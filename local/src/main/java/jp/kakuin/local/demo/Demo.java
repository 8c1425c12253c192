package jp.kakuin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.local.LocalSystem;

/** Takes sample orders through every step by the public API, and shows what happens. */
public final class Demo {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private final LocalSystem system;
    private final PrintStream out;
    private final ApiClient api;
    private final Mailbox mailbox;
    private final Timeline timeline;

    private Demo(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
        this.api = new ApiClient(system.api());
        this.mailbox = new Mailbox(system.endpoints().mailbox());
        this.timeline = new Timeline(out);
    }

    /** One order of the demo. */
    private record Sample(
            String label,
            Path folder,
            SampleApplications.Applicant applicant,
            String csr,
            Map<String, String> domains) {}

    /**
     * @param csr the person's own request, where one was given
     * @return the exit code: 0 when every certificate verifies, 1 when one does not, 2 when the request was refused
     */
    public static int run(LocalSystem system, Optional<Path> csr, PrintStream out) throws IOException {
        var demo = new Demo(system, out);
        return csr.isPresent() ? demo.own(csr.get()) : demo.samples();
    }

    private int samples() throws IOException {
        var folder = system.workplace().out().resolve("demo");
        var ov = folder.resolve("ov");
        var ev = folder.resolve("ev");
        var ovDomains = names("example.co.jp", "www.example.co.jp", "example.co.jp");
        var evDomains = names("example.co.jp", "bank.example.co.jp");
        return take(List.of(
                new Sample("OV", ov, SampleApplications.OV, request(ov, SampleApplications.OV, ovDomains), ovDomains),
                new Sample("EV", ev, SampleApplications.EV, request(ev, SampleApplications.EV, evDomains), evDomains)));
    }

    private int own(Path file) throws IOException {
        var csr = Files.readString(file, StandardCharsets.ISO_8859_1);
        var report = api.post("/csr-checks", "", Map.of("csr", csr, "product", "sr3"))
                .orFail()
                .json();
        if (!report.path("acceptable").asBoolean()) {
            out.println("The CSR is refused / このCSRは受け付けられません:");
            report.path("problems").forEach(this::printProblem);
            return 2;
        }
        report.path("notices").forEach(this::printProblem);
        var organisation = report.path("subject").path("O").asText();
        var applicant = new SampleApplications.Applicant("sr3", organisation, organisation, "example.co.jp");
        var domains = new LinkedHashMap<String, String>();
        report.path("names").forEach(name -> domains.put(name.asText(), name.asText()));
        var folder = system.workplace().out().resolve("demo/own");
        return take(List.of(new Sample("own", folder, applicant, csr, domains)));
    }

    private int take(List<Sample> samples) throws IOException {
        var now = system.clock().instant().atZone(java.time.ZoneId.of("Asia/Tokyo"));
        out.println("The suite's clock: " + MINUTE.format(now) + " in Japan. Waits for a business day are skipped.");
        system.onInvocation((function, order, took, failed) ->
                timeline.add(order, "system", function + (failed ? " FAILED, will be retried" : ""), took));
        int code = 0;
        for (var sample : samples) {
            code = Math.max(code, take(sample));
        }
        return code;
    }

    private int take(Sample sample) throws IOException {
        out.println();
        out.println(sample.label() + ": " + sample.applicant().nameRomanised() + " orders "
                + sample.applicant().product() + " for "
                + String.join(", ", sample.domains().keySet()));
        var customer = Customer.apply(api, SampleApplications.of(sample.applicant(), sample.csr(), sample.domains()));
        timeline.name(customer.order(), sample.label());
        out.println("  order " + customer.order());
        var driver = new OrderDriver(api, mailbox, system.endpoints().staffTokens(), system.clock(), timeline::add);
        var order = driver.drive(customer);
        if (!order.path("status").asText().equals("CLOSED")) {
            out.println("  The order ended as " + order.path("status").asText() + ":");
            order.path("corrections")
                    .forEach(reason ->
                            out.println("    " + reason.path("text").path("en").asText()));
            return 1;
        }
        return finish(sample, customer, order);
    }

    private int finish(Sample sample, Customer customer, JsonNode order) throws IOException {
        var output = new DemoOutput(sample.folder(), mailbox);
        var root = system.certificateAuthority().root().orElseThrow();
        Files.writeString(
                system.workplace().out().resolve("demo/ct-logs.cnf"),
                system.logs().listForOpenSsl());
        output.write(customer, "keiri@" + sample.applicant().mailDomain(), root, timeline);
        var problem = output.problem(root, order);
        out.printf(
                Locale.ROOT,
                "  %s: certificate %s, valid to %s, invoice %s over ¥%,d; machine time %.2f s%n",
                problem.isEmpty() ? "verified" : "NOT VERIFIED (" + problem.get() + ")",
                order.path("certificate").path("serialNumber").asText(),
                order.path("certificate").path("notAfter").asText(),
                order.path("invoice").path("number").asText(),
                order.path("invoice").path("total").asLong(),
                timeline.machineTime(customer.order()).toMillis() / 1000.0);
        out.println("  in CT logs: " + String.join(", ", output.logs(system.logs())));
        out.println("  files: " + sample.folder());
        return problem.isEmpty() ? 0 : 1;
    }

    private void printProblem(JsonNode problem) {
        out.println("  " + problem.path("code").asText() + " ("
                + problem.path("rule").asText() + ") " + problem.path("field").asText());
        out.println("    " + problem.path("detail").path("ja").asText());
        out.println("    " + problem.path("detail").path("en").asText());
    }

    private static String request(Path folder, SampleApplications.Applicant applicant, Map<String, String> domains)
            throws IOException {
        return Requests.make(folder, applicant.nameRomanised(), List.copyOf(domains.keySet()));
    }

    private static Map<String, String> names(String domain, String... names) {
        var all = new LinkedHashMap<String, String>();
        for (var name : names) {
            all.put(name, domain);
        }
        return all;
    }
}
