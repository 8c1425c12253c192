package jp.kakuin.vetting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.catalogue.Product;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.Application;
import jp.kakuin.validation.DomainControl;

/** Which checks an application needs (SPEC section 2), and which results it keeps over an edit. */
public final class CheckPlan {

    private CheckPlan() {}

    /** All checks of an application, in the order in which people read them. */
    public static List<Check> of(Application application, Product product) {
        var plan = new ArrayList<Check>();
        var csr = application.decodedCsr();
        var organisation = application.organisation().toString() + csr.stateOrProvince() + "/" + csr.locality() + "/"
                + csr.organisation();
        var applicant = application.applicant().toString();
        var contact = application.registrationContact().toString();
        var names = application.names();
        product.evidenceChecks().forEach(kind -> plan.add(check(kind, List.of(), organisation + applicant)));
        plan.addAll(domainApprovals(application));
        if (product.signedApplicationForm()) {
            plan.add(
                    check(CheckKind.DOCUMENTS, List.of(), organisation + applicant + names + application.termMonths()));
        }
        if (product.contentCheck()) {
            plan.add(check(CheckKind.CONTENT, names, organisation + names));
        }
        if (product.subscriberAgreement()) {
            plan.add(mailed(
                    "agreement",
                    CheckKind.AGREEMENT,
                    List.of(),
                    application.applicant().email(),
                    organisation + applicant + product.id()));
        }
        if (application.thirdPartyPayer() && !product.isFree()) {
            plan.add(mailed(
                    "payer",
                    CheckKind.PAYER,
                    List.of(),
                    application.billingContact().email(),
                    application.billingContact() + product.id() + names.size() + application.termMonths()));
        }
        product.calls()
                .forEach(kind -> plan.add(check(
                        kind,
                        List.of(),
                        kind == CheckKind.CALL_REGISTRATION_CONTACT ? contact + names : applicant + organisation)));
        // Not the record's own text: it holds a set, whose order differs from one process to the next.
        plan.add(check(
                CheckKind.FINAL_REVIEW,
                names,
                organisation
                        + applicant
                        + contact
                        + csr.keySha256()
                        + application.approvals()
                        + product.id()
                        + application.termMonths()));
        return List.copyOf(plan);
    }

    /** The new plan, with every passed check of the old one whose inputs are the same, and every invitation that is still good. */
    public static List<Check> keepingResults(List<Check> planned, List<Check> old) {
        return reviewedLast(planned.stream()
                .map(check -> old.stream()
                        .filter(before -> isSameQuestion(before, check))
                        .findFirst()
                        .orElse(check))
                .toList());
    }

    /** Whether the same question is in the plan already. */
    static boolean has(List<Check> checks, Check wanted) {
        return checks.stream().anyMatch(check -> isSameQuestion(check, wanted));
    }

    /** The plan with one check more, in place of the one that asked the same of other facts; an earlier answer to the same question holds. */
    static List<Check> alsoAsking(List<Check> checks, List<Check> earlier, Check wanted) {
        var asked = earlier.reversed().stream()
                .filter(check -> isSameQuestion(check, wanted) && check.passed())
                .findFirst()
                .orElse(wanted);
        var plan = new ArrayList<>(
                checks.stream().filter(check -> !check.id().equals(wanted.id())).toList());
        var evidence = plan.stream()
                .filter(check -> check.kind().branch() == wanted.kind().branch())
                .count();
        plan.add((int) evidence, asked);
        return reviewedLast(plan);
    }

    private static boolean isSameQuestion(Check one, Check other) {
        return one.id().equals(other.id()) && one.inputsSha256().equals(other.inputsSha256());
    }

    /** Checks that failed or expired are asked again from the beginning; those that wait begin to wait anew. */
    public static List<Check> resumed(List<Check> checks) {
        return reviewedLast(checks.stream()
                .map(check -> switch (check.state()) {
                    case PENDING, PASSED -> check;
                    case WAITING -> check.askedAnew();
                    case FAILED, EXPIRED -> check.reset();
                })
                .toList());
    }

    /** Some checks are asked again from the beginning. */
    static List<Check> askedAgain(List<Check> checks, List<Check> again) {
        return reviewedLast(checks.stream()
                .map(check -> again.contains(check) ? check.reset() : check)
                .toList());
    }

    /**
     * The plan of a renewal or rotation, in which what an earlier order of the same account established and may still be relied on has passed already (SPEC V-5). What has
     * changed since has another hash, and is asked.
     */
    public static List<Check> relyingOn(
            List<Check> planned, List<Check> earlier, CertificateKind certificate, LocalDate today) {
        return reviewedLast(planned.stream()
                .map(check -> earlier.stream()
                        .filter(before -> before.id().equals(check.id())
                                && before.inputsSha256().equals(check.inputsSha256())
                                && EvidenceReuse.lapsesOn(before, certificate)
                                        .filter(today::isBefore)
                                        .isPresent())
                        .findFirst()
                        .map(before -> check.decided(before.decision().orElseThrow()))
                        .orElse(check))
                .toList());
    }

    // A final review looks at all other results, so it never outlives one of them.
    private static List<Check> reviewedLast(List<Check> checks) {
        var othersPassed = checks.stream().allMatch(check -> check.passed() || check.kind() == CheckKind.FINAL_REVIEW);
        return othersPassed
                ? checks
                : checks.stream()
                        .map(check -> check.kind() == CheckKind.FINAL_REVIEW ? check.reset() : check)
                        .toList();
    }

    // One mail and page, or one record, for all names under one Authorization Domain Name and address (D-2).
    private static List<Check> domainApprovals(Application application) {
        var together = new LinkedHashMap<Application.Approval, List<String>>();
        for (var approval : application.approvals()) {
            together.computeIfAbsent(
                            new Application.Approval("", approval.domain(), approval.mailbox(), approval.method()),
                            key -> new ArrayList<>())
                    .add(approval.name());
        }
        var checks = new ArrayList<Check>();
        together.forEach((how, names) -> checks.add(domainApproval(how, names, application)));
        return checks;
    }

    private static Check domainApproval(Application.Approval how, List<String> names, Application application) {
        // All that the approver's page shows (D-3), or the instructions.
        var inputs = how
                + names.toString()
                + application.organisation().nameJa()
                + application.organisation().nameRomanised()
                + application.product();
        var check = how.method().isLookedFor()
                ? Check.pending(
                        "domain-" + how.method().label() + "-" + how.domain(),
                        CheckKind.DOMAIN_APPROVAL,
                        names,
                        Optional.empty(),
                        AuditEntry.sha256(inputs))
                : mailed(
                        "domain-" + how.mailbox().replace('@', '-'),
                        CheckKind.DOMAIN_APPROVAL,
                        names,
                        how.mailbox(),
                        inputs);
        return check.controlled(DomainControl.planned(how.method(), how.domain()));
    }

    private static Check check(CheckKind kind, List<String> names, String inputs) {
        var id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Check.pending(id, kind, names, Optional.empty(), AuditEntry.sha256(inputs));
    }

    private static Check mailed(String id, CheckKind kind, List<String> names, String recipient, String inputs) {
        return Check.pending(id, kind, names, Optional.of(recipient), AuditEntry.sha256(inputs + recipient));
    }
}
