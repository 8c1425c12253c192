package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC M-1: the customer gets no invoice, or two with different numbers. */
class SendInvoiceHandlerTest {
    @ParameterizedTest
    @CsvSource({
        "ov, ov-order/19-send-invoice.json, keiri@example.co.jp, 60500",
        "ev, ev-order/45-send-invoice.json, keiri@pay.example.co.jp, 264000",
    })
    void payer_shouldGetOneInvoice_whenTheStepIsRetried(String kind, String event, String payer, long total) {
        var order = kind.equals("ov") ? Given.ovOrder(Stage.DELIVERED) : Given.evOrder(Stage.DELIVERED);
        var handler = new SendInvoiceHandler(order.ports());
        Invocation.of(handler::handleRequest, event);
        Invocation.of(handler::handleRequest, event);
        var invoice = order.order().invoice().orElseThrow();
        assertThat(invoice.total().amount()).isEqualTo(total);
        assertThat(order.ports().documents.kept("invoices/" + order.id() + "/" + invoice.number() + ".pdf"))
                .isPresent();
        assertThat(order.ports().mailSender.to(payer))
                .filteredOn(mail -> mail.text().contains("InvoiceIssued"))
                .hasSize(1);
        assertThat(order.order().status()).isEqualTo(OrderStatus.CLOSED);
    }
}
