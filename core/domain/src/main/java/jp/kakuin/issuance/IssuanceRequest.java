package jp.kakuin.issuance;

import java.util.List;
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
        Validity validity) {}
