package jp.kakuin.csr;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.order.ApplicationCode;
import jp.kakuin.order.JapanTime;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Tries a CSR before any order (SPEC C-14). A CSR that would be refused is an answer, not an error. */
public final class CheckCsr {

    private final CsrInspector inspector;
    private final Catalogue catalogue;
    private final Clock clock;

    public CheckCsr(CsrInspector inspector, Catalogue catalogue, Clock clock) {
        this.inspector = inspector;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public static CheckCsr of(Ports ports) {
        return new CheckCsr(ports.csrInspector(), ports.catalogue(), ports.clock());
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
        return Result.accepted(inspector.inspect(csr, Optional.empty(), JapanTime.dayOf(clock.instant())));
    }
}
