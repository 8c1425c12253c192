package jp.kakuin.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import jp.kakuin.vetting.ValidationMethods.Method;
import org.junit.jupiter.api.Test;

/** SPEC D-1: a day too late is a misissued certificate, a day too early an applicant turned away. */
class ValidationMethodsTest {

    @Test
    void method_shouldEndOnItsSunset_whenTheDayComes() {
        for (var method : ValidationMethods.ALL) {
            assertThat(method.ended(method.sunset().minusDays(1)))
                    .as(method.label())
                    .isFalse();
            assertThat(method.ended(method.sunset())).as(method.label()).isTrue();
        }
    }

    @Test
    void customer_shouldBeTold180DaysBefore_whenAMethodIsToEnd() {
        for (var method : ValidationMethods.ALL) {
            assertThat(method.endsSoon(method.sunset().minusDays(181)))
                    .as(method.label())
                    .isFalse();
            assertThat(method.endsSoon(method.sunset().minusDays(180)))
                    .as(method.label())
                    .isTrue();
            assertThat(method.endsSoon(method.sunset().minusDays(1)))
                    .as(method.label())
                    .isTrue();
            assertThat(method.endsSoon(method.sunset())).as(method.label()).isFalse();
        }
    }

    @Test
    void sunsets_shouldBeThoseOfTheBaselineRequirements_whenTheTableIsRead() {
        assertThat(ValidationMethods.ALL)
                .extracting(Method::label, Method::section, Method::sunset)
                .containsExactly(
                        tuple("ca-tbr-2", "BR 3.2.2.4.2", LocalDate.of(2025, 7, 15)),
                        tuple("ca-tbr-4", "BR 3.2.2.4.4", LocalDate.of(2028, 3, 15)));
    }
}
