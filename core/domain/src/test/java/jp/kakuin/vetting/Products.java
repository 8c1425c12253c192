package jp.kakuin.vetting;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakuin.catalogue.OrganisationType;
import jp.kakuin.catalogue.Product;
import jp.kakuin.catalogue.Text;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.issuance.CertificateKind;

/** The products of SPEC section 2, as far as their checks go. */
final class Products {

    static final Product.WaitLimits WAITS =
            new Product.WaitLimits(List.of(Period.ofDays(3), Period.ofDays(7), Period.ofDays(14)), Period.ofDays(30));

    private Products() {}

    static Product sr3() {
        return product(
                "sr3",
                CertificateKind.OV,
                List.of(CheckKind.ORGANISATION),
                List.of(CheckKind.CALL_REGISTRATION_CONTACT),
                false);
    }

    static Product ev2() {
        return product(
                "ev2",
                CertificateKind.EV,
                List.of(
                        CheckKind.LEGAL_EXISTENCE,
                        CheckKind.PHYSICAL_EXISTENCE,
                        CheckKind.COMMUNICATION_METHOD,
                        CheckKind.OPERATIONAL_EXISTENCE,
                        CheckKind.SIGNER_AUTHORITY,
                        CheckKind.CONTRACT_SIGNATURE,
                        CheckKind.REQUEST_APPROVAL,
                        CheckKind.DENIED_LISTS),
                List.of(CheckKind.CALL_HR, CheckKind.CALL_APPLICANT, CheckKind.CALL_REGISTRATION_CONTACT),
                true);
    }

    private static Product product(
            String id, CertificateKind kind, List<CheckKind> evidence, List<CheckKind> calls, boolean ev) {
        return new Product(
                id,
                new Text("商品" + id, "Product " + id),
                kind,
                Map.of(12, new Yen(55_000)),
                Set.of(OrganisationType.COMPANY),
                evidence,
                calls,
                true,
                ev,
                ev,
                ev,
                List.of(),
                4,
                List.of(90, 30),
                WAITS);
    }
}
