package jp.kakuin.csr;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.order.ApplicationCode;
import jp.kakuin.order.ApplicationRules;
import jp.kakuin.order.JapanTime;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Tries a CSR before any order (SPEC C-14). A CSR that would be refused is an answer, not an error. */
public final class CheckCsr {

    private final CsrInspector inspector;
    private final ApplicationRules rules;
    private final Catalogue catalogue;
    private final Clock clock;

    public CheckCsr(CsrInspector inspector, ApplicationRules rules, Catalogue catalogue, Clock clock) {
        this.inspector = inspector;
        this.rules = rules;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public static CheckCsr of(Ports ports) {
        var rules = new ApplicationRules(ports.catalogue(), ports.csrInspector(), ports.hostNames());
        return new CheckCsr(ports.csrInspector(), rules, ports.catalogue(), ports.clock());
    }

    /** @param product may be empty: the rules of the CSR are the same for every product so far */
    public record Form(String csr, String product) {}

    public Result<CsrReport> run(Form form) {
        if (form.product() != null && catalogue.product(form.product()).isEmpty()) {
            var known = String.join(
                    ", ", catalogue.products().keySet().stream().sorted().toList());
            return Result.refused(new Refusal(
                    ApplicationCode.PRODUCT_UNKNOWN, "product", Map.of("value", form.product(), "choices", known)));
        }
        var csr = form.csr() == null ? "" : form.csr();
        var today = JapanTime.dayOf(clock.instant());
        return Result.accepted(inspector.inspect(csr, Optional.empty(), today).alsoNoticing(rules.notices(today)));
    }
}
