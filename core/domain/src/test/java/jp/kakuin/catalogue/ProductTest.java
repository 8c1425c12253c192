package jp.kakuin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.issuance.CertificateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator's slip in the catalogue: a certificate sold for nothing, or a trial that lives for a year. */
class ProductTest {

    @Test
    void trial_shouldBeFreeAndRunForItsDays_whenItIsOffered() {
        assertThat(product(CertificateKind.TRIAL, "0=0").isFree()).isTrue();
        assertThat(product(CertificateKind.OV, "12=55000").isFree()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"TRIAL, 12=0", "TRIAL, 0=100", "TRIAL, 0=0 12=0", "OV, 0=0", "EV, 12=100 0=0"})
    void product_shouldNotBeSold_whenATrialsTermAndItsKindDisagree(CertificateKind kind, String prices) {
        assertThatThrownBy(() -> product(kind, prices)).hasMessageContaining("term 0");
    }

    private static Product product(CertificateKind kind, String prices) {
        var byTerm = List.of(prices.split(" ")).stream()
                .map(price -> price.split("="))
                .collect(Collectors.toMap(
                        price -> Integer.valueOf(price[0]), price -> new Yen(Long.parseLong(price[1]))));
        return new Product(
                "id",
                new Text("商品", "Product"),
                kind,
                Map.copyOf(byTerm),
                Set.of(OrganisationType.COMPANY),
                List.of(),
                List.of(),
                false,
                false,
                false,
                false,
                List.of(),
                1,
                List.of(),
                new Product.WaitLimits(List.of(), java.time.Period.ofDays(30)));
    }
}
