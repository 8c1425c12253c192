package jp.kakuin.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.OrganisationType;
import jp.kakuin.catalogue.Product;
import jp.kakuin.catalogue.Text;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.CertificateRecord;
import jp.kakuin.order.AcceptedApplication;
import jp.kakuin.order.Contract;
import jp.kakuin.order.Order;
import jp.kakuin.order.ReceivedOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong yen makes the invoice worthless for the customer's tax return (SPEC M-1). */
class InvoiceDrawingTest {

    @ParameterizedTest
    @CsvSource({"0, 10, 0", "9, 10, 0", "10, 10, 1", "19, 10, 1", "99, 8, 7", "100, 8, 8", "55000, 10, 5500"})
    void tax_shouldBeRoundedDown_whenItIsNoWholeYen(long taxable, int percent, long tax) {
        assertThat(InvoiceDrawing.tax(new Yen(taxable), percent)).isEqualTo(new Yen(tax));
    }

    @Test
    void tax_shouldBeRoundedOncePerRate_whenThereAreManyNames() {
        // 3 x 19 = 57, of which 10 percent are 5 yen; rounded for each name it would be 3.
        var invoice = invoice(19, 3, 10, "2026-11-20T01:30:00Z");

        assertThat(invoice.lines()).hasSize(1);
        assertThat(invoice.lines().getFirst().quantity()).isEqualTo(3);
        assertThat(invoice.lines().getFirst().amount()).isEqualTo(new Yen(57));
        assertThat(invoice.taxes()).containsExactly(new Invoice.TaxOfRate(10, new Yen(57), new Yen(5)));
        assertThat(invoice.total()).isEqualTo(new Yen(62));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T01:30:00Z, 2026-11-20, 2026-12-31",
        "2026-11-30T14:59:59Z, 2026-11-30, 2026-12-31",
        "2026-11-30T15:00:00Z, 2026-12-01, 2027-01-31",
        "2026-12-31T10:00:00Z, 2026-12-31, 2027-01-31",
        "2027-01-31T10:00:00Z, 2027-01-31, 2027-02-28",
        "2028-01-31T10:00:00Z, 2028-01-31, 2028-02-29",
    })
    void invoice_shouldFallDueAtTheEndOfTheNextMonthInJapan_whenTheCertificateIsIssued(
            String issuedAt, LocalDate suppliedOn, LocalDate dueOn) {
        var invoice = invoice(1000, 1, 10, issuedAt);

        assertThat(invoice.suppliedOn()).isEqualTo(suppliedOn);
        assertThat(invoice.dueOn()).isEqualTo(dueOn);
    }

    @Test
    void total_shouldBeTaxableAndTaxAndNeverNegative_whateverIsOrdered() {
        var random = new Random(20261120);
        for (int n = 0; n < 1000; n++) {
            var unit = random.nextLong(1_000_000);
            var names = 1 + random.nextInt(100);
            var percent = random.nextBoolean() ? 10 : 8;
            var invoice = invoice(unit, names, percent, "2026-11-20T01:30:00Z");
            var tax = invoice.taxes().getFirst();

            assertThat(tax.taxable()).isEqualTo(new Yen(unit * names));
            assertThat(tax.tax().amount()).isBetween(0L, tax.taxable().amount());
            assertThat(tax.taxable().amount() * percent - tax.tax().amount() * 100)
                    .isBetween(0L, 99L);
            assertThat(invoice.total()).isEqualTo(tax.taxable().plus(tax.tax()));
        }
    }

    @Test
    void priceInTheMail_shouldEqualTheInvoice_whenBothAreReckoned() {
        var order = order(333, 7, "2026-11-20T01:30:00Z");
        var catalogue = catalogue(333, 10);

        assertThat(InvoiceDrawing.priceWithTax(
                        order.application(), catalogue.product("ev2").orElseThrow(), 10))
                .isEqualTo(InvoiceDrawing.of(order, catalogue, LocalDate.of(2026, 11, 24))
                        .total());
    }

    private static Invoice invoice(long unit, int names, int percent, String issuedAt) {
        return InvoiceDrawing.of(order(unit, names, issuedAt), catalogue(unit, percent), LocalDate.of(2026, 11, 24));
    }

    private static Order order(long unit, int names, String issuedAt) {
        var application = new AcceptedApplication();
        application.names = IntStream.range(0, names)
                .mapToObj(n -> "n" + n + "-" + unit + ".example.co.jp")
                .toList();
        var at = Instant.parse(issuedAt);
        var certificate = new CertificateRecord("5a", "b".repeat(64), at, at.plusSeconds(1), "MA==", List.of());
        var contract = new Contract(LocalDate.of(2026, 11, 20), LocalDate.of(2027, 11, 19));
        return ReceivedOrder.of(application.make(), List.of(), at).issued(certificate, contract, at);
    }

    private static Catalogue catalogue(long unit, int percent) {
        var text = new Text("商品", "Product");
        var limits = new Product.WaitLimits(List.of(Period.ofDays(3)), Period.ofDays(30));
        var product = new Product(
                "ev2",
                text,
                CertificateKind.EV,
                Map.of(12, new Yen(unit)),
                Set.of(OrganisationType.COMPANY),
                List.of(),
                List.of(),
                true,
                true,
                true,
                true,
                List.of(),
                4,
                List.of(90, 30),
                limits);
        return new Catalogue(
                Map.of("ev2", product),
                new Catalogue.Terms("2026-10", "9f".repeat(32)),
                AcceptedApplication.seller(),
                percent);
    }
}
