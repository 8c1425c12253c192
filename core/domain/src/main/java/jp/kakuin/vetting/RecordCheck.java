package jp.kakuin.vetting;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Text;
import jp.kakuin.identity.Staff;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.Correction;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** A vetter records the result of an evidence, document or content check (SPEC V-2, V-3, V-4, V-8). */
public final class RecordCheck {

    private static final Set<CheckKind> KINDS = EnumSet.allOf(CheckKind.class).stream()
            .filter(kind -> switch (kind.branch()) {
                case EVIDENCE, DOCUMENTS, CONTENT -> true;
                case DOMAINS, AGREEMENT, PAYER, CALLS, REVIEW -> false;
            })
            .collect(Collectors.toUnmodifiableSet());

    private final Orders orders;
    private final Catalogue catalogue;
    private final Aftermath aftermath;
    private final Clock clock;

    public RecordCheck(Orders orders, Catalogue catalogue, Aftermath aftermath, Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    public static RecordCheck of(Ports ports) {
        return new RecordCheck(ports.orders(), ports.catalogue(), Aftermath.of(ports), ports.clock());
    }

    /**
     * @param outcome {@code PASSED} or {@code FAILED}
     * @param note staff's words; what the customer has to mend if it failed
     */
    public record Form(String outcome, List<Evidence> evidence, String note) {

        public Form {
            evidence = evidence == null
                    ? null
                    : evidence.stream().map(RecordCheck::printable).toList();
            note = StaffText.paragraph(note);
        }
    }

    private static Evidence printable(Evidence typed) {
        return typed == null
                ? null
                : new Evidence(StaffText.line(typed.source()), StaffText.line(typed.reference()), typed.collectedOn());
    }

    public Result<Order> run(Staff staff, OrderId id, String checkId, Form form) {
        var problems = problems(form);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        var result = orders.change(
                id,
                order -> StaffRecord.on(order, checkId, KINDS, (found, check) -> decide(found, check, staff, form)));
        return aftermath.of(result, id, checkId, () -> repeated(id, checkId, staff, form));
    }

    private Result<OrderChange> decide(Order order, Check check, Staff staff, Form form) {
        var passed = form.outcome().equals("PASSED");
        var unproven = passed ? namesWithoutEvidence(check, form) : List.<Refusal>of();
        if (!unproven.isEmpty()) {
            return Result.refused(unproven);
        }
        var product = catalogue.sold(order.application().product());
        var old = passed ? tooOld(check, product.kind(), form) : List.<Refusal>of();
        if (!old.isEmpty()) {
            return Result.refused(old);
        }
        var decision = decision(staff, form);
        var limits = product.waits();
        return Result.accepted(
                passed
                        ? Vetting.pass(order, check, decision, StaffRecord.next(order))
                        : Vetting.fail(order, check, decision, reason(check, form.note()), limits));
    }

    private Decision decision(Staff staff, Form form) {
        return new Decision(
                form.outcome().equals("PASSED"),
                Actor.staff(staff.subject()),
                clock.instant(),
                Objects.requireNonNullElse(form.evidence(), List.of()),
                Map.of(),
                Objects.requireNonNullElse(form.note(), ""));
    }

    private List<Refusal> problems(Form form) {
        var problems = new ArrayList<Refusal>();
        var evidence = Objects.requireNonNullElse(form.evidence(), List.<Evidence>of());
        var note = Objects.requireNonNullElse(form.note(), "");
        if (!"PASSED".equals(form.outcome()) && !"FAILED".equals(form.outcome())) {
            problems.add(Refusal.of(VettingCode.OUTCOME_UNKNOWN, "outcome"));
        }
        if ("PASSED".equals(form.outcome()) && evidence.isEmpty()) {
            problems.add(Refusal.of(VettingCode.EVIDENCE_MISSING, "evidence"));
        }
        if ("FAILED".equals(form.outcome()) && note.isBlank()) {
            problems.add(Refusal.of(VettingCode.NOTE_MISSING, "note"));
        }
        problems.addAll(
                new StaffText().optional("note", note, StaffText.MAX_NOTE).problems());
        for (int i = 0; i < evidence.size(); i++) {
            evidenceProblem(evidence.get(i), "evidence[" + i + "]").ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<Refusal> evidenceProblem(Evidence evidence, String field) {
        if (evidence == null
                || isBlank(evidence.source())
                || isBlank(evidence.reference())
                || evidence.collectedOn() == null) {
            return Optional.of(Refusal.of(VettingCode.EVIDENCE_INCOMPLETE, field));
        }
        var tooLong = new StaffText()
                .optional(field, evidence.source(), StaffText.MAX_REFERENCE)
                .optional(field, evidence.reference(), StaffText.MAX_REFERENCE)
                .problems();
        if (!tooLong.isEmpty()) {
            return Optional.of(tooLong.getFirst());
        }
        return evidence.collectedOn().isAfter(JapanTime.dayOf(clock.instant()))
                ? Optional.of(Refusal.of(VettingCode.EVIDENCE_IN_FUTURE, field))
                : Optional.empty();
    }

    private List<Refusal> tooOld(Check check, CertificateKind certificate, Form form) {
        var today = JapanTime.dayOf(clock.instant());
        return IntStream.range(0, form.evidence().size())
                .filter(i -> !EvidenceReuse.isFresh(
                        check.kind(), certificate, form.evidence().get(i).collectedOn(), today))
                .mapToObj(i -> Refusal.of(VettingCode.EVIDENCE_TOO_OLD, "evidence[" + i + "]"))
                .toList();
    }

    // V-4: the site of every name exists and the applicant operates it.
    private static List<Refusal> namesWithoutEvidence(Check check, Form form) {
        if (check.kind() != CheckKind.CONTENT) {
            return List.of();
        }
        return check.names().stream()
                .filter(name -> form.evidence().stream().noneMatch(evidence -> isPageOf(name, evidence.reference())))
                .map(name -> Refusal.of(VettingCode.EVIDENCE_FOR_NAME_MISSING, "evidence", "name", name))
                .toList();
    }

    /** The name itself or an address on its host. */
    private static boolean isPageOf(String name, String reference) {
        return reference.matches("(?i)(https?://)?" + java.util.regex.Pattern.quote(name) + "(/.*)?");
    }

    private boolean repeated(OrderId id, String checkId, Staff staff, Form form) {
        return orders.find(id)
                .flatMap(order -> order.check(checkId))
                .flatMap(Check::decision)
                .filter(made -> made.by().equals(Actor.staff(staff.subject())))
                .filter(made -> made.passed() == form.outcome().equals("PASSED"))
                .filter(made -> made.evidence().equals(Objects.requireNonNullElse(form.evidence(), List.of())))
                .isPresent();
    }

    private static Correction.Reason reason(Check check, String note) {
        var title = check.kind().title();
        return new Correction.Reason(
                "CHECK_FAILED", check.id(), new Text(title.ja() + ":" + note, title.en() + ": " + note));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
