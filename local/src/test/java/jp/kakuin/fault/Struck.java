package jp.kakuin.fault;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which functions are struck, and why the others are not. */
final class Struck {

    /** What an OV or EV order calls upon, and whoever has its certificate revoked. */
    static final Set<String> ON_THE_WAY = Set.of(
            "accept-agreement",
            "acknowledge-order",
            "answer-domain-approval",
            "check-caa",
            "confirm-payer",
            "deliver-certificate",
            "issue-certificate",
            "open-check",
            "read-link",
            "read-order",
            "record-check",
            "record-final-review",
            "record-phone-call",
            "render-document",
            "request-agreement",
            "request-domain-approval",
            "request-payer-confirmation",
            "request-revocation",
            "request-upload",
            "revoke-certificate",
            "send-invoice",
            "submit-application",
            "validate-csr");

    /** Those of {@link Archiving}, {@link Publishing}, {@link Sampling} and {@link Errands}. */
    static final Set<String> APART = Set.of(
            "archive-audit",
            "change-high-risk-list",
            "check-csr",
            "publish-crl",
            "read-draft",
            "report-compromised-key",
            "report-problem",
            "sample-certificates",
            "save-draft",
            "sign-audit-root");

    /** Why a function need not be struck. */
    static final Map<String, String> NOT = Map.of(
            "answer-ocsp", "keeps only what it can sign again; who asks again is answered",
            "check-perspective", "calls nothing of AWS",
            "find-due-renewals", "calls nothing of AWS: it counts the shards",
            "lint-certificate", "calls nothing of AWS",
            "read-staff-orders", "reads alone; who asks again is answered");

    private Struck() {}

    static Set<String> all() {
        var situations = Stream.<Situation>concat(
                        EnumSet.allOf(Scene.class).stream(), EnumSet.allOf(Story.class).stream())
                .flatMap(each -> each.functions().stream());
        return Stream.of(ON_THE_WAY.stream(), APART.stream(), situations)
                .flatMap(each -> each)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that should have been struck in a whole run, and were not. */
    static Set<String> missing(Set<String> struck) {
        var missing = new TreeSet<>(all());
        missing.removeAll(struck);
        return missing;
    }
}
