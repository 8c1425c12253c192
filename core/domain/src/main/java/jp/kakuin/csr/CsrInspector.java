package jp.kakuin.csr;

import java.util.Optional;

/** Reads and judges a CSR (SPEC section 4). The same input and day give the same report, until somebody reports its key compromised. */
@FunctionalInterface
public interface CsrInspector {

    /**
     * @param csr what the customer pasted, in any form
     * @param organisationName the romanised name on the application that O must equal (C-12); empty where none is known yet
     * @param today the day in Japan on which the rules are asked
     */
    CsrReport inspect(String csr, Optional<String> organisationName, java.time.LocalDate today);
}
