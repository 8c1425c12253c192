package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** SPEC C-3: an RSA modulus has 2048, 3072 or 4096 bits. */
final class RsaSizeRule implements CsrRule {

    static final Set<Integer> ALLOWED_BITS = Set.of(2048, 3072, 4096);

    @Override
    public String id() {
        return "SPEC C-3";
    }

    @Override
    public String citation() {
        return "BR 6.1.5";
    }

    @Override
    public List<Finding> check(Csr csr) {
        if (!KeyFacts.isRsa(csr.key())) {
            return List.of();
        }
        var key = KeyFacts.rsa(csr.key());
        if (key.isEmpty()) {
            return List.of(Finding.problem(CsrCode.CSR_KEY_UNREADABLE, Csr.KEY_FIELD));
        }
        int bits = key.get().getModulus().bitLength();
        return ALLOWED_BITS.contains(bits)
                ? List.of()
                : List.of(Finding.problem(
                        CsrCode.CSR_RSA_SIZE_NOT_ALLOWED, Csr.KEY_FIELD, Map.of("bits", String.valueOf(bits))));
    }
}
