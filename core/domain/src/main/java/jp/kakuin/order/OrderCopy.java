package jp.kakuin.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.invoicing.Invoice;
import jp.kakuin.issuance.CertificateRecord;
import jp.kakuin.revocation.Revocations;
import jp.kakuin.upload.UploadedDocument;
import jp.kakuin.vetting.Check;

/** An order being copied with a few parts changed. */
final class OrderCopy {

    private final Order from;
    private long version;
    private int attempt;
    private OrderStatus status;
    private Instant statusSince;
    private Application application;
    private List<Check> checks;
    private List<Check> earlierChecks;
    private Optional<Correction> correction;
    private Optional<Instant> caaPermittedAt;
    private Optional<CertificateRecord> certificate;
    private Optional<Contract> contract;
    private Optional<Invoice> invoice;
    private List<UploadedDocument> documents;
    private Set<String> checkedBy;
    private Revocations revocations;
    private String auditHead;

    OrderCopy(Order from) {
        this.from = from;
        this.version = from.version();
        this.attempt = from.attempt();
        this.status = from.status();
        this.statusSince = from.statusSince();
        this.application = from.application();
        this.checks = from.checks();
        this.earlierChecks = from.earlierChecks();
        this.correction = from.correction();
        this.caaPermittedAt = from.caaPermittedAt();
        this.certificate = from.certificate();
        this.contract = from.contract();
        this.invoice = from.invoice();
        this.documents = from.documents();
        this.checkedBy = from.checkedBy();
        this.revocations = from.revocations();
        this.auditHead = from.auditHead();
    }

    OrderCopy status(OrderStatus next, Instant now) {
        status = next;
        statusSince = now;
        return this;
    }

    OrderCopy attempt(int next) {
        attempt = next;
        return this;
    }

    OrderCopy application(Application changed) {
        application = changed;
        return this;
    }

    OrderCopy checks(List<Check> changed) {
        checks = List.copyOf(changed);
        return this;
    }

    OrderCopy earlierChecks(List<Check> changed) {
        earlierChecks = changed;
        return this;
    }

    OrderCopy correction(Optional<Correction> changed) {
        correction = changed;
        return this;
    }

    OrderCopy caaPermittedAt(Optional<Instant> changed) {
        caaPermittedAt = changed;
        return this;
    }

    OrderCopy certificate(Optional<CertificateRecord> changed) {
        certificate = changed;
        return this;
    }

    OrderCopy contract(Optional<Contract> changed) {
        contract = changed;
        return this;
    }

    OrderCopy invoice(Optional<Invoice> changed) {
        invoice = changed;
        return this;
    }

    OrderCopy documents(List<UploadedDocument> changed) {
        documents = changed;
        return this;
    }

    OrderCopy checkedBy(Set<String> changed) {
        checkedBy = changed;
        return this;
    }

    OrderCopy revocations(Revocations changed) {
        revocations = changed;
        return this;
    }

    OrderCopy audited(long newVersion, String newHead) {
        version = newVersion;
        auditHead = newHead;
        return this;
    }

    Order make() {
        return new Order(
                from.id(),
                version,
                attempt,
                status,
                from.receivedAt(),
                statusSince,
                from.account(),
                from.contractCode(),
                from.tokenSha256(),
                application,
                checks,
                earlierChecks,
                correction,
                caaPermittedAt,
                certificate,
                contract,
                invoice,
                documents,
                checkedBy,
                revocations,
                auditHead);
    }
}
