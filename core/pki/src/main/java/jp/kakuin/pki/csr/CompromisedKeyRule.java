package jp.kakuin.pki.csr;

import java.util.List;
import jp.kakuin.compromise.CompromisedKeys;

/** SPEC C-3: nobody has reported the key's private half as known to others (BR 6.1.1.3 (4), 4.9.1.1). */
final class CompromisedKeyRule implements CsrRule {

    private final CompromisedKeys compromised;

    CompromisedKeyRule(CompromisedKeys compromised) {
        this.compromised = compromised;
    }

    @Override
    public String id() {
        return "SPEC C-3";
    }

    @Override
    public String citation() {
        return "BR 6.1.1.3";
    }

    @Override
    public boolean canChangeItsMind() {
        return true;
    }

    @Override
    public List<Finding> check(Csr csr) {
        return compromised.find(KeyHash.of(csr.key())).isEmpty()
                ? List.of()
                : List.of(Finding.problem(CsrCode.CSR_KEY_COMPROMISED, Csr.KEY_FIELD));
    }
}
