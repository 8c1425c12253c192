package jp.kakuin.sampling;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kakuin.Ports;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.due.DueRun;
import jp.kakuin.flow.StepCode;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.CertificateRecord;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.Validity;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.EvidenceReuse;

/**
 * After each quarter draws a sample of what was issued since the sample before, and looks at each certificate of it once more: by the rules of today, by
 * the independent linter of today, and beside what was vetted (SPEC X-4, BR 8.7). Each look is an entry of its order's audit chain. A run may be cut
 * anywhere and run twice.
 */
public final class SampleCertificates {

    /** The event of a look. */
    public static final String SAMPLED = "CERTIFICATE_SAMPLED";

    /** Well within the time that the function has, one more certificate included. */
    private static final Duration LASTS = Duration.ofMinutes(12);

    private static final String QUARTER = "quarter";
    private static final String SERIAL_NUMBER = "serialNumber";
    private static final String FINDINGS = "findings";
    private static final int MOST_FINDINGS = 20;
    private static final System.Logger LOG = System.getLogger(SampleCertificates.class.getName());

    private final Orders orders;
    private final DueIndex dueIndex;
    private final CertificateReview review;
    private final Catalogue catalogue;
    private final Clock clock;

    public SampleCertificates(
            Orders orders, DueIndex dueIndex, CertificateReview review, Catalogue catalogue, Clock clock) {
        this.orders = orders;
        this.dueIndex = dueIndex;
        this.review = review;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public static SampleCertificates of(Ports ports) {
        return new SampleCertificates(
                ports.orders(), ports.dueIndex(), ports.certificateReview(), ports.catalogue(), ports.clock());
    }

    /**
     * @param issued certificates from which this run has drawn
     * @param drawn of these
     * @param reviewed certificates of a sample that this run has looked at
     * @param failed certificates on which there was no verdict, left for the next run
     * @param overdueSeconds since the quarter of the oldest of these ended
     * @param sampleFindings certificates with which something is wrong; staff are alarmed
     */
    public record Answer(int issued, int drawn, int reviewed, int failed, long overdueSeconds, int sampleFindings) {}

    /** What is to be kept of an order when its certificate is issued: it can be drawn from then on. */
    public static DueEntry issued(OrderId order, CertificateKind kind, String serialNumber, Instant at) {
        return Sampled.issued(order, kind, serialNumber, at);
    }

    public Answer run() {
        var now = clock.instant();
        var quarter = Quarter.before(now);
        var issued = DueRun.upTo(
                        dueIndex,
                        DueEntry.Kind.ISSUED_CERTIFICATE,
                        quarter.end().minusMillis(1))
                .stream()
                .map(Sampled::of)
                .toList();
        var drawn = draw(quarter, issued);
        var wrong = new HashSet<String>();
        var tally = new DueRun(dueIndex, clock, now.plus(LASTS))
                .all(DueEntry.Kind.SAMPLED_CERTIFICATE, now, entry -> look(Sampled.of(entry), wrong));
        return new Answer(issued.size(), drawn, tally.done(), tally.failed(), tally.overdueSeconds(), wrong.size());
    }

    /** First all of the sample is noted; then what was not drawn is taken away, and what was drawn last: a run that is cut draws nobody else. */
    private int draw(Quarter quarter, List<Sampled> issued) {
        var sample = new LinkedHashSet<>(Sample.of(quarter, issued));
        sample.forEach(each -> dueIndex.add(each.drawnFor(quarter)));
        issued.stream().filter(each -> !sample.contains(each)).forEach(each -> dueIndex.done(each.entry()));
        sample.forEach(each -> dueIndex.done(each.entry()));
        return sample.size();
    }

    private void look(Sampled sampled, Set<String> wrong) {
        var kept = kept(sampled);
        var findings = kept.isPresent() ? kept.get() : review(sampled);
        if (findings > 0) {
            // Also of a run that died before it told.
            wrong.add(sampled.serialNumber());
        }
    }

    private int review(Sampled sampled) {
        var order = orders.find(sampled.order()).orElseThrow();
        var certificate = order.certificate(sampled.serialNumber()).orElseThrow();
        var findings = new ArrayList<>(vetting(order, certificate));
        findings.addAll(review.findings(Base64.getDecoder().decode(certificate.der()), vetted(order, certificate)));
        keep(sampled, findings);
        findings.forEach(finding -> LOG.log(
                Level.WARNING, "certificate {0} of order {1}: {2}", sampled.serialNumber(), order.id(), finding));
        return findings.size();
    }

    /** That it was issued after every check, on evidence that could be relied on that day (SPEC V-5, V-6). */
    private List<String> vetting(Order order, CertificateRecord certificate) {
        var issuedOn = JapanTime.dayOf(certificate.notBefore());
        var open =
                order.openChecks().stream().map(Check::id).map(id -> "vetting (SPEC V-6): " + id + " has not passed");
        var lapsed = EvidenceReuse.lapsed(order, kind(order), issuedOn).stream()
                .map(check -> "vetting (BR 4.2.1): " + check.id() + " had lapsed");
        return Stream.concat(open, lapsed).toList();
    }

    private IssuanceRequest vetted(Order order, CertificateRecord certificate) {
        return IssuanceRequest.of(order, kind(order), new Validity(certificate.notBefore(), certificate.notAfter()));
    }

    private void keep(Sampled sampled, List<String> findings) {
        orders.change(
                sampled.order(),
                order -> kept(sampled).isPresent()
                        ? Result.refused(Refusal.of(StepCode.ALREADY_DONE))
                        : Result.accepted(OrderChange.of(
                                order, order, Actor.SYSTEM, SAMPLED, facts(sampled, findings), clock.instant())));
    }

    private static Map<String, String> facts(Sampled sampled, List<String> findings) {
        var shown = findings.stream().limit(MOST_FINDINGS).toList();
        return Map.of(
                QUARTER,
                sampled.quarter(),
                SERIAL_NUMBER,
                sampled.serialNumber(),
                FINDINGS,
                Integer.toString(findings.size()),
                "found",
                String.join("\n", shown));
    }

    /** How much an earlier run found. */
    private Optional<Integer> kept(Sampled sampled) {
        return orders.audit(sampled.order()).stream()
                .filter(entry -> entry.event().equals(SAMPLED))
                .map(AuditEntry::facts)
                .filter(facts -> sampled.quarter().equals(facts.get(QUARTER)))
                .filter(facts -> sampled.serialNumber().equals(facts.get(SERIAL_NUMBER)))
                .map(facts -> Integer.valueOf(facts.get(FINDINGS)))
                .findFirst();
    }

    private CertificateKind kind(Order order) {
        return catalogue.sold(order.application().product()).kind();
    }
}
