package jp.kakuin.pki.csr;

import java.time.LocalDate;
import java.util.List;
import jp.kakuin.pki.weak.WeakKeyLists;

/** SPEC C-3: an RSA key is none of those that Debian's OpenSSL of 2006 to 2008 could make (CVE-2008-0166). */
final class DebianWeakKeyRule implements CsrRule {

    private final WeakKeyLists lists;

    DebianWeakKeyRule(WeakKeyLists lists) {
        this.lists = lists;
    }

    @Override
    public String id() {
        return "SPEC C-3";
    }

    @Override
    public String citation() {
        return "BR 6.1.1.3 (SC-073)";
    }

    @Override
    public LocalDate effective() {
        return LocalDate.of(2024, 11, 15);
    }

    @Override
    public List<Finding> check(Csr csr) {
        return KeyFacts.modulus(csr.key())
                .filter(lists::hold)
                .map(modulus -> Finding.problem(CsrCode.CSR_RSA_DEBIAN_WEAK, Csr.KEY_FIELD))
                .stream()
                .toList();
    }
}
