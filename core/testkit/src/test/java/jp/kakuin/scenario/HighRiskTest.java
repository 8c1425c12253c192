package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kakuin.catalogue.Text;
import jp.kakuin.highrisk.ChangeHighRiskList;
import jp.kakuin.highrisk.HighRiskCode;
import jp.kakuin.highrisk.HighRiskEntry;
import jp.kakuin.highrisk.HighRiskEntry.Ground;
import jp.kakuin.highrisk.HighRiskEntry.Kind;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.OrderView;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.SampleApplications;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.CheckState;
import jp.kakuin.vetting.RejectOrder;
import jp.kakuin.vetting.SendBackOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BR 4.2.1, EVG 3.2.2.12.1: who looks like a phisher, or was refused before, is looked at by a person before a certificate goes out. */
class HighRiskTest {

    private final Office office = new Office();

    @Test
    void order_shouldHaveNoSuchCheck_whenNothingMatches() {
        list("ADD", Kind.NAME, "example.ne.jp");
        list("ADD", Kind.ORGANISATION, "株式会社べつの商事");
        var id = office.apply(Forms.ov());
        assertThat(office.order(id).checks()).extracting(Check::kind).doesNotContain(CheckKind.HIGH_RISK);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "NAME,         example.co.jp",
        "NAME,         www.example.co.jp",
        "LABEL,        examp1e",
        "LABEL_PART,   xamp",
        "ORGANISATION, かくいん・商事（株）",
        "ORGANISATION, KAKUIN TRADING",
    })
    void order_shouldWaitForAPerson_whenItIsOnTheList(Kind kind, String value) {
        list("ADD", kind, value);
        var id = office.apply(Forms.ov());

        var check = office.check(id, CheckKind.HIGH_RISK);
        assertThat(check.state()).isEqualTo(CheckState.WAITING);
        assertThat(check.findings())
                .singleElement()
                .extracting(Text::en)
                .asString()
                .contains(value, kind.name(), "PHISHING_TARGET, why");
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
        office.assertAuditUnbroken(id);
    }

    @Test
    void customer_shouldNotSeeWhatMatched() {
        list("ADD", Kind.NAME, "example.co.jp");
        var id = office.apply(Forms.ov());
        var order = office.order(id);
        var view = OrderView.of(
                order, office.ports.catalogue().sold(order.application().product()), office.ports.calendar());
        assertThat(view.checks()).extracting(OrderView.CheckView::kind).contains(CheckKind.HIGH_RISK);
        assertThat(view.toString())
                .doesNotContain("PHISHING")
                .doesNotContain("risk list")
                .doesNotContain("リスク");
    }

    @Test
    void reviewedOrder_shouldGoBackToAPerson_whenTheListComesToHoldIt() {
        var id = office.apply(Forms.ov());
        office.answerUntil(id, CheckKind.FINAL_REVIEW);
        Office.value(office.review(id, Office.APPROVER, "PASSED"));
        list("ADD", Kind.NAME, "example.co.jp");

        office.flow.run();

        assertThat(office.order(id).certificate()).isEmpty();
        assertThat(office.check(id, CheckKind.HIGH_RISK).state()).isEqualTo(CheckState.WAITING);
        assertThat(office.check(id, CheckKind.FINAL_REVIEW).state()).isEqualTo(CheckState.PENDING);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
        office.assertAuditUnbroken(id);
    }

    @Test
    void decision_shouldHold_whenTheOrderIsCorrectedElsewhere() {
        list("ADD", Kind.NAME, "example.co.jp");
        var id = office.apply(Forms.ov());
        Office.value(office.record(id, "high-risk", "PASSED"));
        var reason = List.of(new SendBackOrder.Reason("", "住所をご確認ください。", ""));
        Office.value(SendBackOrder.of(office.ports).run(Office.VETTER, id, new SendBackOrder.Form(reason)));
        office.resubmit(id);
        assertThat(office.check(id, CheckKind.HIGH_RISK).passed()).isTrue();
    }

    @Test
    void rejectedApplicant_shouldBeHighRiskFromThenOn_whenItsConductWasProhibited() {
        reject(office.apply(Forms.ov()), RejectOrder.Ground.NOT_VERIFIABLE);
        assertThat(office.order(office.apply(Forms.ov())).check(CheckKind.HIGH_RISK))
                .isEmpty();

        var rejected = office.apply(Forms.ov());
        reject(rejected, RejectOrder.Ground.CRIME);

        var again = office.check(office.apply(Forms.ov()), CheckKind.HIGH_RISK);
        assertThat(again.findings())
                .extracting(Text::en)
                .hasSize(3)
                .allMatch(text -> text.contains("REFUSED, " + rejected))
                .anyMatch(text -> text.contains(SampleApplications.DOMAIN))
                .anyMatch(text -> text.contains(SampleApplications.ORGANISATION));
    }

    @Test
    void entry_shouldKeepWhoWhenAndWhy_whenItIsTakenOff() {
        list("ADD", Kind.NAME, "example.co.jp");
        list("REMOVE", Kind.NAME, "example.co.jp");
        list("REMOVE", Kind.NAME, "example.co.jp");
        assertThat(office.order(office.apply(Forms.ov())).check(CheckKind.HIGH_RISK))
                .isEmpty();
        var entry = office.ports.highRiskList.find(Kind.NAME, "example.co.jp").orElseThrow();
        assertThat(entry.active()).isFalse();
        assertThat(entry.events()).hasSize(2).allSatisfy(event -> {
            assertThat(event.by()).isEqualTo("staff:" + Office.VETTER.subject());
            assertThat(event.note()).isEqualTo("why");
        });
        assertThat(change("REMOVE", Kind.NAME, "never.example.co.jp"))
                .isEqualTo(Result.refused(jp.kakuin.refusal.Refusal.of(HighRiskCode.HIGH_RISK_ENTRY_NOT_FOUND)));
    }

    private void reject(OrderId id, RejectOrder.Ground ground) {
        Office.value(RejectOrder.of(office.ports)
                .run(Office.VETTER, id, new RejectOrder.Form(ground.name(), "お受けできません。", "We cannot.")));
    }

    private void list(String action, Kind kind, String value) {
        Office.value(change(action, kind, value));
    }

    private Result<HighRiskEntry> change(String action, Kind kind, String value) {
        var form = new ChangeHighRiskList.Form(action, kind.name(), value, Ground.PHISHING_TARGET.name(), "why");
        return ChangeHighRiskList.of(office.ports).run(Office.VETTER, form);
    }
}
