package jp.kakuin.aws.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.issuance.CertificateRecord;
import jp.kakuin.order.Application;
import jp.kakuin.order.Contract;
import jp.kakuin.order.Order;
import jp.kakuin.testkit.SampleApplications;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.Decision;
import jp.kakuin.vetting.Evidence;
import jp.kakuin.vetting.Invitation;
import jp.kakuin.vetting.PhoneCall;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final Instant NOW = SteppingClock.START;

    @Test
    void order_shouldComeBackWhole_whenItWasKeptAsJson() {
        var application = SampleApplications.of("ev2", List.of("www.example.co.jp", "example.co.jp"), true);
        var order = SampleOrders.received(1, application, List.of(decided(), invited()), NOW)
                .withCheckedBy("vetter")
                .issued(certificate(), Contract.startingOn(LocalDate.of(2026, 11, 20), 12), NOW);

        assertThat(Json.read(Json.write(order), Order.class)).isEqualTo(order);
    }

    @Test
    void derivedFacts_shouldNotBeKept_whenARecordAnswersThem() {
        var json = Json.write(SampleOrders.received(1, NOW));

        assertThat(json)
                .doesNotContain("commonName\":")
                .doesNotContain("passed")
                .contains("\"id\":\"K000000000001\"");
    }

    @Test
    void olderFunction_shouldReadNewerOrder_whenAFieldWasAdded() {
        var json = "{\"name\":\"a\",\"domain\":\"b\",\"mailbox\":\"c\",\"added\":1}";

        assertThat(Json.read(json, Application.Approval.class)).isEqualTo(Application.Approval.byMail("a", "b", "c"));
    }

    private static Check decided() {
        var call = new PhoneCall(
                "03-5550-0100",
                "TSR",
                PhoneCall.Connection.TRANSFER,
                "総務部",
                Set.of(PhoneCall.Confirmed.EMPLOYMENT),
                PhoneCall.Outcome.CALL_AGAIN,
                Optional.of(NOW),
                "vetter",
                NOW,
                "");
        var decision = new Decision(
                true,
                Actor.staff("vetter"),
                NOW,
                List.of(new Evidence("TSR", "123", LocalDate.of(2026, 11, 1))),
                Map.of("fullName", "山田 太郎"),
                "");
        return Check.pending("call-hr", CheckKind.CALL_HR, List.of(), Optional.empty(), "hash")
                .called(call)
                .decided(decision);
    }

    private static Check invited() {
        return Check.pending(
                        "domain-example.co.jp",
                        CheckKind.DOMAIN_APPROVAL,
                        List.of("www.example.co.jp"),
                        Optional.of("admin@example.co.jp"),
                        "hash")
                .invited(new Invitation("link", "hash", "admin@example.co.jp", NOW, NOW, 3));
    }

    private static CertificateRecord certificate() {
        return new CertificateRecord("5a", "ff", NOW, NOW, "AAAA", List.of("BBBB"));
    }
}
