package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.order.ChangeMethod;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.SampleApplications;
import jp.kakuin.validation.Probe;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckDomainNow;
import jp.kakuin.vetting.CheckDomains;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.ResendMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC D-6: a domain whose mailboxes nobody reads is validated by its DNS or its website. */
class DomainMethodsTest {

    private static final String MAILED = "DomainInstructionsGiven";

    private final Office office = new Office();

    private Check domain(OrderId id) {
        return office.check(id, CheckKind.DOMAIN_APPROVAL);
    }

    private String randomValue(OrderId id) {
        return domain(id).control().orElseThrow().challenge().orElseThrow().randomValue();
    }

    private void lookNow(OrderId id) {
        office.ports.clock.advance(Duration.ofMinutes(1));
        pressNow(id);
        office.flow.run();
    }

    private void pressNow(OrderId id) {
        var now = CheckDomainNow.of(office.ports);
        Office.value(now.run(new CustomerAccess(id), domain(id).id()));
    }

    private Result<?> resend(OrderId id) {
        var check = domain(id).id();
        return ResendMail.of(office.ports).run(new CustomerAccess(id), check);
    }

    private void show(Predicate<Probe> probe) {
        office.ports.perspectives.show(probe);
    }

    private Result<?> change(OrderId id, String method, String mailbox, String domain) {
        var result = ChangeMethod.of(office.ports)
                .run(new CustomerAccess(id), domain(id).id(), new ChangeMethod.Form(method, mailbox, domain));
        office.flow.run();
        return result;
    }

    private Map<String, String> passedFacts(OrderId id) {
        return office.ports.orders.audit(id).stream()
                .filter(entry -> domain(id).id().equals(entry.facts().get("check")))
                .toList()
                .getLast()
                .facts();
    }

    @Test
    void dnsChange_shouldPassTheCheck_onceTheRecordIsThere() {
        var id = office.applyBy("ca-tbr-7", null);
        lookNow(id);
        var asked = office.ports.perspectives.asked().size();
        pressNow(id);
        assertThat(office.ports.perspectives.asked()).hasSize(asked);
        assertThat(domain(id).isWaiting()).isTrue();
        assertThat(domain(id).control().orElseThrow().last().orElseThrow().found())
                .isEqualTo("nothing there");

        show(probe -> probe.equals(
                new Probe.DnsChange("example.co.jp", "_kakuin-validation.example.co.jp", randomValue(id))));
        lookNow(id);
        assertThat(domain(id).passed()).isTrue();
        assertThat(passedFacts(id))
                .containsEntry("method", "ca-tbr-7")
                .containsEntry("section", "BR 3.2.2.4.7")
                .containsEntry("names", SampleApplications.NAME)
                .containsEntry("authorizationDomainName", "example.co.jp")
                .containsEntry("quorum", "5/5")
                .containsEntry("perspective ap-northeast-1", "CORROBORATES")
                .containsEntry("perspective sa-east-1", "CORROBORATES");
        assertThat(domain(id).decision().orElseThrow().statement()).containsEntry("method", "ca-tbr-7");
        assertThat(office.ports.orders.audit(id).toString()).doesNotContain(randomValue(id));
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
        office.assertAuditUnbroken(id);
        assertThat(office.mails(MAILED)).isEqualTo(1);
        assertThat(office.ports.mailSender.to(Forms.TECHNICAL_MAIL).getFirst().text())
                .contains(MAILED);
    }

    @Test
    void websiteChange_shouldLookAtTheVeryName_andNeverSayTheValueInTheRequest() {
        var id = office.applyBy("ca-tbr-18", null);
        show(probe -> probe instanceof Probe.WebsiteChange change
                && change.fqdn().equals(SampleApplications.NAME)
                && change.randomValue().equals(randomValue(id))
                && !change.fileName().contains(change.randomValue()));
        lookNow(id);
        assertThat(passedFacts(id)).doesNotContainKey("authorizationDomainName");
    }

    @Test
    void persistentRecord_shouldNameTheAccount_andBeLookedForAgainOnceItIsTenDaysOld() {
        var id = office.applyBy("ca-tbr-22", null);
        var account = "acct:" + office.order(id).account().toLowerCase(java.util.Locale.ROOT) + "@ca.example";
        show(probe -> probe instanceof Probe.PersistentRecord record
                && record.accountUri().equals(account)
                && record.issuerDomains().contains("ca.example"));
        lookNow(id);
        assertThat(domain(id).passed()).isTrue();
        office.answerUntil(id, CheckKind.FINAL_REVIEW);
        office.ports.clock.advance(Duration.ofDays(11));
        var validated = domain(id).decision().orElseThrow().at();
        office.finish(id);

        office.assertStatus(id, OrderStatus.CLOSED);
        assertThat(domain(id).decision().orElseThrow().at()).isAfter(validated.plus(Duration.ofDays(10)));
    }

    @Test
    void record_shouldBeAskedForAnew_whenItIsGoneAfterTenDays() {
        var id = office.applyBy("ca-tbr-22", null);
        show(probe -> probe instanceof Probe.PersistentRecord);
        lookNow(id);
        office.answerUntil(id, CheckKind.FINAL_REVIEW);
        office.ports.clock.advance(Duration.ofDays(11));
        show(probe -> false);
        Office.value(office.review(id, Office.APPROVER, "PASSED"));
        office.flow.run();

        assertThat(domain(id).isWaiting()).isTrue();
        office.assertStatus(id, OrderStatus.VETTING);
        show(probe -> probe instanceof Probe.PersistentRecord);
        lookNow(id);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @Test
    void order_shouldComeBack_whenItsMethodEndsBeforeItsIssue() {
        office.ports.clock.moveTo(Instant.parse("2028-03-13T01:00:00Z"));
        var id = office.apply(Forms.ov());
        office.answerUntil(id, CheckKind.FINAL_REVIEW);
        office.ports.clock.moveTo(Instant.parse("2028-03-15T01:00:00Z"));
        Office.value(office.review(id, Office.APPROVER, "PASSED"));
        office.flow.run();

        office.assertStatus(id, OrderStatus.CORRECTION);
        assertThat(office.order(id)
                        .correction()
                        .orElseThrow()
                        .reasons()
                        .getFirst()
                        .code())
                .isEqualTo("VALIDATION_METHOD_ENDED");
        Office.value(change(id, "ca-tbr-22", null, null));
        Office.value(office.resubmit(id));
        show(probe -> true);
        lookNow(id);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @Test
    void nobody_shouldBeIssuedTo_whenOnlyOurOwnPerspectiveSeesTheRecord() {
        var id = office.applyBy("ca-tbr-7", null);
        show(probe -> true);
        office.ports.perspectives.contradict(
                probe -> probe instanceof Probe.DnsChange, "nothing there", "us-east-1", "us-west-2", "sa-east-1");
        lookNow(id);
        assertThat(domain(id).isWaiting()).isTrue();
        assertThat(office.ports.orders.audit(id).getLast().facts())
                .containsEntry("quorum", "2/5")
                .containsEntry("perspective us-east-1", "CONTRADICTS");
    }

    @Test
    void alias_shouldBeSeenByAllPerspectives_beforeItsDomainCountsForTheName() {
        var id = office.applyBy("ca-tbr-7", "cdn.example.jp");
        show(probe -> probe instanceof Probe.DnsChange);
        lookNow(id);
        assertThat(domain(id).isWaiting()).isTrue();

        show(probe -> probe instanceof Probe.DnsChange
                || probe.equals(new Probe.Alias(SampleApplications.NAME, "cdn.example.jp")));
        lookNow(id);
        assertThat(domain(id).passed()).isTrue();
        assertThat(passedFacts(id)).containsEntry("authorizationDomainName", "cdn.example.jp");
    }

    @Test
    void mailToAnAliassDomain_shouldBeSent_onlyOnceTheAliasIsSeen() {
        var id = office.applyBy("ca-tbr-7", null);
        Office.value(change(id, "ca-tbr-4", "admin@cdn.example.jp", "cdn.example.jp"));
        assertThat(domain(id).invitation()).isEmpty();

        show(probe -> probe instanceof Probe.Alias);
        lookNow(id);
        assertThat(office.ports.mailSender.to("admin@cdn.example.jp")).hasSize(1);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @Test
    void record_shouldBeFoundByItself_atIntervalsThatGrow() {
        var id = office.applyBy("ca-tbr-7", null);
        for (int minutes : new int[] {5, 5, 10}) {
            office.ports.clock.advance(Duration.ofMinutes(minutes).minusSeconds(1));
            var before = office.ports.perspectives.asked().size();
            CheckDomains.of(office.ports).run();
            assertThat(office.ports.perspectives.asked()).hasSize(before);
            office.ports.clock.advance(Duration.ofSeconds(1));
            CheckDomains.of(office.ports).run();
            CheckDomains.of(office.ports).run();
            assertThat(office.ports.perspectives.asked()).hasSize(before + 1);
        }
        show(probe -> true);
        office.ports.clock.advance(Duration.ofMinutes(20));
        CheckDomains.of(office.ports).run();
        office.flow.run();
        assertThat(domain(id).passed()).isTrue();
    }

    @Test
    void randomValue_shouldBeReplacedAndMailed_whenItIs30DaysOld() {
        var id = office.applyBy("ca-tbr-7", null);
        var first = randomValue(id);
        show(probe -> true);
        office.ports.clock.advance(Duration.ofDays(30).plusSeconds(1));
        lookNow(id);
        assertThat(randomValue(id)).isNotEqualTo(first).hasSize(26);
        assertThat(office.mails(MAILED)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"ca-tbr-18,", "ca-tbr-22,", "ca-tbr-4, admin@example.co.jp"})
    void method_shouldBeChangedWhileVetting_keepingWhatOthersHaveAnswered(String method, String mailbox) {
        var id = office.applyBy("ca-tbr-7", null);
        var before = randomValue(id);
        Office.value(office.record(id, "organisation", "PASSED"));

        Office.value(change(id, method, mailbox, null));
        assertThat(domain(id).control().orElseThrow().method().label()).isEqualTo(method);
        assertThat(office.check(id, CheckKind.ORGANISATION).passed()).isTrue();
        assertThat(office.ports.orders.audit(id))
                .anyMatch(entry -> entry.event().equals("VALIDATION_METHOD_CHANGED"));

        show(probe -> !(probe instanceof Probe.DnsChange));
        if (domain(id).isLookedFor()) {
            assertThat(randomValue(id)).isNotEqualTo(before);
            lookNow(id);
        }
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @Test
    void method_shouldStay_whenTheCheckHasPassedOrTheChoiceIsNotAllowed() {
        var id = office.applyBy("ca-tbr-7", null);
        assertThat(change(id, "ca-tbr-2", null, null)).isInstanceOf(Result.Refused.class);
        show(probe -> true);
        lookNow(id);

        Office.assertRefused(change(id, "ca-tbr-22", null, null), OrderCode.METHOD_NOT_CHANGEABLE);
    }

    @Test
    void instructions_shouldBeSentAgainUnchanged_whenTheyAreAskedFor() {
        var id = office.applyBy("ca-tbr-7", null);
        var value = randomValue(id);
        Office.assertRefused(resend(id), OrderCode.RESENT_TOO_OFTEN);
        office.ports.clock.advance(Duration.ofMinutes(2));
        office.settleMails();
        assertThat(office.mails(MAILED)).isEqualTo(1);
        Office.value(resend(id));

        assertThat(randomValue(id)).isEqualTo(value);
        assertThat(office.mails(MAILED)).isEqualTo(2);
    }
}
