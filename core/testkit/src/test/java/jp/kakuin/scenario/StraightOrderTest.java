package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.Contract;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.vetting.CheckKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From application to invoice when everybody says yes. */
class StraightOrderTest {

    private final Office office = new Office();

    @ParameterizedTest
    @ValueSource(strings = {"sr3", "ev2"})
    void customer_shouldGetCertificateAndInvoice_whenEverybodySaysYes(String product) {
        var id = office.apply(Forms.ov().withProduct(product));

        office.finish(id);

        var order = office.order(id);
        assertThat(order.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(order.openChecks()).isEmpty();
        assertThat(order.certificate()).isPresent();
        assertThat(order.invoice().orElseThrow().number()).isEqualTo("I-" + id);
        assertThat(office.ports.certificateIssuer.requests()).hasSize(1);
        assertThat(office.ports.documents.kept("invoices/" + id + "/I-" + id + ".pdf"))
                .isPresent();
        office.assertAuditUnbroken(id);
    }

    @Test
    void trial_shouldBeIssuedForTwoWeeksWithoutAnInvoice_onceItsDomainIsApprovedAndReviewed() {
        var id = office.apply(Forms.ov().withProduct("trial").withThirdPartyPayer());
        office.answerEverything(id);

        office.assertStatus(id, OrderStatus.CLOSED);
        var order = office.order(id);
        assertThat(order.checks())
                .extracting(check -> check.kind())
                .containsExactly(CheckKind.DOMAIN_APPROVAL, CheckKind.FINAL_REVIEW);
        assertThat(order.contract())
                .contains(new Contract(LocalDate.parse("2026-11-20"), LocalDate.parse("2026-12-03")));
        var asked = office.ports.certificateIssuer.requests().getFirst();
        assertThat(asked.kind()).isEqualTo(CertificateKind.TRIAL);
        assertThat(asked.validity().notAfter()).isEqualTo("2026-12-03T14:59:59Z");
        assertThat(order.invoice()).isEmpty();
        assertThat(office.mails("InvoiceIssued")).isZero();
        assertThat(office.mails("CertificateIssued")).isEqualTo(2);
        office.assertAuditUnbroken(id);
    }

    @Test
    void everyMail_shouldGoOutOnce_whenNothingFails() {
        var id = office.apply(Forms.ev().withThirdPartyPayer());

        office.finish(id);

        for (var kind : List.of(
                "OrderReceived",
                "AccessKeyIssued",
                "DomainApprovalRequested",
                "AgreementRequested",
                "PayerConfirmationRequested",
                "InvoiceIssued")) {
            assertThat(office.mails(kind)).as(kind).isEqualTo(1);
        }
        assertThat(office.mails("CertificateIssued")).isEqualTo(2);
        assertThat(office.ports.mailSender.mails()).hasSize(8);
    }

    @Test
    void invoice_shouldWaitForTheNextBusinessDay_whenTheCertificateIsIssuedBeforeAHoliday() {
        var id = office.apply(Forms.ov());
        office.answerEverything(id);

        office.assertStatus(id, OrderStatus.ISSUED);
        office.ports.clock.moveTo(java.time.Instant.parse("2026-11-23T23:59:59Z"));
        office.flow.run();
        office.assertStatus(id, OrderStatus.ISSUED);
        office.ports.clock.moveTo(java.time.Instant.parse("2026-11-24T00:00:00Z"));
        office.flow.run();

        office.assertStatus(id, OrderStatus.CLOSED);
        var invoice = office.order(id).invoice().orElseThrow();
        assertThat(invoice.issuedOn()).isEqualTo("2026-11-24");
        assertThat(invoice.suppliedOn()).isEqualTo("2026-11-20");
        assertThat(invoice.dueOn()).isEqualTo("2026-12-31");
    }
}
