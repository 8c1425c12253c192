package jp.kakuin.catalogue;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.vetting.CheckKind;

/**
 * A product as the operator sells it (SPEC section 2). Data: the catalogue file sets it.
 *
 * @param id for example {@code sr3}
 * @param pricePerName list price without tax of one name, by term in months; its keys are the terms on offer. A trial's alone is 0: it is free and
 *     runs for days
 * @param mayApply kinds of organisation that may apply
 * @param evidenceChecks staff checks of the organisation, in the order shown
 * @param calls telephone checks in their order (P-1)
 * @param contentCheck V-4
 * @param signedApplicationForm A-9
 * @param subscriberAgreement G-1
 * @param secondPersonReview V-6: the final reviewer did none of the order's checks
 * @param documents what the customer is asked to send, for the cover letter and the order page (V-3)
 * @param targetBusinessDays promised time from the last document and approval to issue
 * @param reminderDays days before the end of the contract
 */
public record Product(
        String id,
        Text name,
        CertificateKind kind,
        Map<Integer, Yen> pricePerName,
        Set<OrganisationType> mayApply,
        List<CheckKind> evidenceChecks,
        List<CheckKind> calls,
        boolean contentCheck,
        boolean signedApplicationForm,
        boolean subscriberAgreement,
        boolean secondPersonReview,
        List<Text> documents,
        int targetBusinessDays,
        List<Integer> reminderDays,
        WaitLimits waits) {

    public Product {
        var isTrial = kind == CertificateKind.TRIAL;
        if (isTrial != pricePerName.containsKey(0) || isTrial && !pricePerName.equals(Map.of(0, Yen.ZERO))) {
            throw new IllegalArgumentException(
                    id + ": a trial has the term 0 at the price 0 alone, and nothing else has it");
        }
    }

    /** Nobody is billed, and no payer is asked. */
    public boolean isFree() {
        return kind == CertificateKind.TRIAL;
    }

    /**
     * How long an order may wait for its customer (V-7).
     *
     * @param remindAfter when to remind, rising
     * @param expireAfter when the order expires
     */
    public record WaitLimits(List<Period> remindAfter, Period expireAfter) {}
}
