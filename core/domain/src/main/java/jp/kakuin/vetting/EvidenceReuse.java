package jp.kakuin.vetting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.rule.DatedRules;

/** Until when what a check found may be relied on (SPEC V-5; BR 4.2.1, EVG 3.2.2.14.3). */
public final class EvidenceReuse {

    private EvidenceReuse() {}

    /**
     * The first day on which a passed check may no longer be relied on, counted from when the oldest of its evidence was collected.
     *
     * @return empty if it has not passed, or is asked anew for each order however young it is
     */
    public static Optional<LocalDate> lapsesOn(Check check, CertificateKind certificate) {
        return check.decision().filter(Decision::passed).flatMap(decision -> switch (check.kind()
                .branch()) {
            case EVIDENCE -> ofOrganisation(check.kind(), certificate, collectedOn(decision));
            case DOMAINS -> check.control().map(control -> control.method().lapsesOn(JapanTime.dayOf(decision.at())));
            case DOCUMENTS, CONTENT, AGREEMENT, PAYER, CALLS, REVIEW -> Optional.empty();
        });
    }

    /** The passed checks of an order that may not be relied on today. */
    public static List<Check> lapsed(Order order, CertificateKind certificate, LocalDate today) {
        return order.checks().stream()
                .filter(check -> lapsesOn(check, certificate)
                        .filter(day -> !today.isBefore(day))
                        .isPresent())
                .toList();
    }

    /** Whether a piece of evidence may still be taken for a check. */
    static boolean isFresh(CheckKind kind, CertificateKind certificate, LocalDate collected, LocalDate today) {
        return ofOrganisation(kind, certificate, collected)
                .filter(day -> !today.isBefore(day))
                .isEmpty();
    }

    private static Optional<LocalDate> ofOrganisation(
            CheckKind kind, CertificateKind certificate, LocalDate collected) {
        return switch (kind) {
            // A request and the lists of a day are looked at for each order (EVG 3.2.2.9, 3.2.2.12).
            case REQUEST_APPROVAL, CONTRACT_SIGNATURE, DENIED_LISTS -> Optional.empty();
            default ->
                Optional.of(
                        certificate == CertificateKind.EV
                                ? earlier(
                                        DatedRules.lapsesOn(DatedRules.EV_REUSE, collected),
                                        DatedRules.lapsesOn(DatedRules.ORGANISATION_REUSE, collected))
                                : DatedRules.lapsesOn(DatedRules.ORGANISATION_REUSE, collected));
        };
    }

    private static LocalDate collectedOn(Decision decision) {
        return decision.evidence().stream()
                .map(Evidence::collectedOn)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> JapanTime.dayOf(decision.at()));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
