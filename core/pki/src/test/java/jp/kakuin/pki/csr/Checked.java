package jp.kakuin.pki.csr;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kakuin.csr.CsrReport;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.testkit.InMemoryCompromisedKeys;

/** Runs the whole check for tests of one rule, so that a rule that is not listed fails its test. */
final class Checked {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    /** Lists the weak keys that {@link WeakKeys} makes. */
    static final WeakKeyLists LISTS = WeakKeys.installed();

    static final InMemoryCompromisedKeys COMPROMISED = new InMemoryCompromisedKeys();
    private static final CsrCheck CHECK = new CsrCheck(new FullyQualifiedNames(), LISTS, COMPROMISED);

    private Checked() {}

    static CsrReport report(String pem) {
        return CHECK.inspect(pem, Optional.empty(), TODAY);
    }

    static CsrReport report(SampleCsr csr, String organisationName) {
        return CHECK.inspect(csr.pem(), Optional.of(organisationName), TODAY);
    }

    static List<String> problems(SampleCsr csr) {
        return codes(report(csr.pem()).problems());
    }

    static List<String> notices(SampleCsr csr) {
        return codes(report(csr.pem()).notices());
    }

    static List<String> codes(List<Refusal> refusals) {
        return refusals.stream().map(r -> r.code().name()).toList();
    }
}
