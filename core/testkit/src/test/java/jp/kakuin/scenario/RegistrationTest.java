package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jp.kakuin.catalogue.Text;
import jp.kakuin.order.Correction;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.registration.Registration;
import jp.kakuin.testkit.SampleApplications;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.CheckState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC D-4, D-5: whose domain it is. */
class RegistrationTest {

    private final Office office = new Office();

    @Test
    void order_shouldGoBack_whenTheRegistryKnowsNoSuchDomain_andGoOnOnceItDoes() {
        says(new Registration.NotFound("whois.example"));
        var id = office.apply(Forms.ov());
        office.assertStatus(id, OrderStatus.CORRECTION);
        assertThat(office.order(id).correction().orElseThrow().reasons())
                .extracting(Correction.Reason::code)
                .containsExactly("DOMAIN_NOT_REGISTERED");

        says(new Registration.Found("whois.example", Optional.empty()));
        Office.value(office.resubmit(id));
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"かくいん商事(株)", "株式会社 かくいん商事", "KAKUIN TRADING CO.,LTD."})
    void order_shouldNotWait_whenTheHolderIsTheApplicant(String holder) {
        says(new Registration.Found("whois.example", Optional.of(holder)));
        var id = office.apply(Forms.ov());
        assertThat(office.order(id).check(CheckKind.DOMAIN_HOLDER)).isEmpty();
    }

    @Test
    void staff_shouldSeeWhoHoldsTheDomain_whenItIsNotTheApplicant() {
        says(new Registration.Found("whois.example", Optional.of("株式会社べつの会社")));
        var id = office.apply(Forms.ov());
        var check = office.check(id, CheckKind.DOMAIN_HOLDER);
        assertThat(check.state()).isEqualTo(CheckState.WAITING);
        assertThat(check.findings())
                .singleElement()
                .extracting(Text::en)
                .asString()
                .contains(SampleApplications.DOMAIN, "株式会社べつの会社", "whois.example");
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
        office.assertAuditUnbroken(id);
    }

    @Test
    void trial_shouldWaitForNobody_whoeverHoldsTheDomain() {
        says(new Registration.Found("whois.example", Optional.of("株式会社べつの会社")));
        var id = office.apply(Forms.ov().withProduct("trial"));
        assertThat(office.order(id).check(CheckKind.DOMAIN_HOLDER)).isEmpty();
    }

    @Test
    void staff_shouldLookItUp_whenNoRegistryAnswers() {
        says(new Registration.NoAnswer("no RDAP or WHOIS for its zone"));
        var id = office.apply(Forms.ov());
        assertThat(office.check(id, CheckKind.DOMAIN_HOLDER).state()).isEqualTo(CheckState.WAITING);
        assertThat(office.order(id).status()).isNotEqualTo(OrderStatus.CORRECTION);
    }

    private void says(Registration registration) {
        office.ports.registrations.says(SampleApplications.DOMAIN, registration);
    }
}
