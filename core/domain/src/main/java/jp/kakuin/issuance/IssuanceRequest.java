package jp.kakuin.issuance;

import java.util.List;
import java.util.Optional;
import jp.kakuin.order.Application;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderId;

/**
 * Everything the CA needs to make one certificate. Only an order whose checks have all passed yields one (SPEC V-6).
 *
 * @param order whose certificate it is; together with the issue attempt it keys what is signed (I-3)
 * @param dnsNames every name of subjectAltName, lower case, the commonName among them
 * @param csr the customer's CSR in PEM; only its public key is used
 */
public record IssuanceRequest(
        OrderId order,
        CertificateKind kind,
        SubjectIdentity subject,
        List<String> dnsNames,
        String csr,
        Validity validity) {

    /** What an order's vetting permits to certify. */
    public static IssuanceRequest of(Order order, CertificateKind kind, Validity validity) {
        var application = order.application();
        return new IssuanceRequest(
                order.id(), kind, identity(application, kind), application.names(), application.csr(), validity);
    }

    // All of it has been vetted: the organisation check confirms ST and L, C-12 ties O to the form.
    private static SubjectIdentity identity(Application application, CertificateKind kind) {
        var organisation = application.organisation();
        var ev = new SubjectIdentity.EvIdentity(
                organisation.type().businessCategory(),
                organisation.corporateNumber().orElse(organisation.type().businessCategory()),
                "JP");
        return new SubjectIdentity(
                "JP",
                application.decodedCsr().stateOrProvince(),
                application.decodedCsr().locality(),
                organisation.nameRomanised(),
                application.commonName(),
                kind == CertificateKind.EV ? Optional.of(ev) : Optional.empty());
    }
}
