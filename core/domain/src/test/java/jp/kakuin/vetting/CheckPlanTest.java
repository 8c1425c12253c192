package jp.kakuin.vetting;

import static jp.kakuin.vetting.CheckKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.AcceptedApplication;
import jp.kakuin.order.Application;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A check too few is a misissued certificate, a check asked twice a customer who waits for nothing (SPEC section 2, A-4). */
class CheckPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:30:00Z");
    private static final Set<CheckKind> EV_EVIDENCE = EnumSet.range(LEGAL_EXISTENCE, DENIED_LISTS);

    @Test
    void ovOrder_shouldBeVettedByItsFiveChecks_whenTheApplicantPays() {
        var application = new AcceptedApplication();
        application.product = "sr3";
        application.thirdPartyPayer = false;

        assertThat(CheckPlan.of(application.make(), Products.sr3()))
                .extracting(Check::kind)
                .containsExactly(ORGANISATION, DOMAIN_APPROVAL, CONTENT, CALL_REGISTRATION_CONTACT, FINAL_REVIEW);
    }

    @Test
    void evOrder_shouldBeVettedByEveryCheck_whenSomebodyElsePays() {
        var plan = CheckPlan.of(new AcceptedApplication().make(), Products.ev2());

        assertThat(plan.stream().map(Check::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(ORGANISATION, HIGH_RISK, DOMAIN_HOLDER)));
        assertThat(plan).extracting(Check::id).doesNotHaveDuplicates();
        assertThat(plan).allMatch(check -> check.state() == CheckState.PENDING);
        assertThat(plan.getLast().kind()).isEqualTo(FINAL_REVIEW);
        assertThat(recipients(plan))
                .isEqualTo(Map.of(
                        DOMAIN_APPROVAL, "admin@example.co.jp",
                        AGREEMENT, "hanako@example.co.jp",
                        PAYER, "outside@example.co.jp"));
    }

    @Test
    void approver_shouldBeAskedOnceForAllNames_whenTheyShareAMailbox() {
        var approvals = CheckPlan.of(new AcceptedApplication().make(), Products.sr3()).stream()
                .filter(check -> check.kind() == DOMAIN_APPROVAL)
                .toList();

        assertThat(approvals).hasSize(1);
        assertThat(approvals.getFirst().names()).containsExactly("www.example.co.jp", "shop.example.co.jp");
        assertThat(approvals.getFirst().id()).isEqualTo("domain-admin-example.co.jp");
    }

    @Test
    void inputs_shouldHashTheSame_whenTheSameApplicationIsMadeAgain() {
        assertThat(CheckPlan.of(new AcceptedApplication().make(), Products.ev2()))
                .isEqualTo(CheckPlan.of(new AcceptedApplication().make(), Products.ev2()));
    }

    @Test
    void renewal_shouldAskOnlyWhatChangedOrLapsed_whenAnEarlierOrderWasVetted() {
        var application = new AcceptedApplication();
        var earlier = CheckPlan.of(application.make(), Products.sr3()).stream()
                .map(check -> check.decided(new Decision(true, Actor.SYSTEM, NOW, List.of(), Map.of(), "")))
                .toList();

        assertThat(asked(application, earlier, "2027-06-07"))
                .containsExactly(DOMAIN_APPROVAL, CONTENT, PAYER, CALL_REGISTRATION_CONTACT, FINAL_REVIEW);
        assertThat(asked(application, earlier, "2027-03-14"))
                .containsExactly(CONTENT, PAYER, CALL_REGISTRATION_CONTACT, FINAL_REVIEW);
        assertThat(asked(application, earlier, "2027-12-24")).contains(ORGANISATION, DOMAIN_APPROVAL);
        application.nameRomanised = "Other";
        assertThat(asked(application, earlier, "2027-03-14")).contains(ORGANISATION, DOMAIN_APPROVAL);
    }

    private static List<CheckKind> asked(AcceptedApplication application, List<Check> earlier, String today) {
        var planned = CheckPlan.of(application.make(), Products.sr3());
        return CheckPlan.relyingOn(planned, earlier, CertificateKind.OV, LocalDate.parse(today)).stream()
                .filter(check -> !check.passed())
                .map(Check::kind)
                .toList();
    }

    static Stream<Arguments> edits() {
        var applicant = with(EV_EVIDENCE, DOCUMENTS, AGREEMENT, CALL_HR, CALL_APPLICANT, FINAL_REVIEW);
        var organisation = with(applicant, CONTENT);
        var names = EnumSet.of(DOMAIN_APPROVAL, DOCUMENTS, CONTENT, CALL_REGISTRATION_CONTACT, PAYER, FINAL_REVIEW);
        return Stream.of(
                edit("nothing", a -> {}, EnumSet.noneOf(CheckKind.class)),
                edit("organisation, Japanese", a -> a.nameJa = "株式会社別", with(organisation, DOMAIN_APPROVAL)),
                edit("organisation, romanised", a -> a.nameRomanised = "Other", with(organisation, DOMAIN_APPROVAL)),
                edit(
                        "ST",
                        a -> a.csr = new Application.Csr(
                                "Osaka", "Chiyoda-ku", a.csr.organisation(), a.csr.keySha256(), Optional.empty()),
                        organisation),
                edit(
                        "L",
                        a -> a.csr = new Application.Csr(
                                "Tokyo", "Minato-ku", a.csr.organisation(), a.csr.keySha256(), Optional.empty()),
                        organisation),
                edit(
                        "key",
                        a -> a.csr = new Application.Csr(
                                "Tokyo", "Chiyoda-ku", a.csr.organisation(), "b".repeat(64), Optional.empty()),
                        EnumSet.of(FINAL_REVIEW)),
                edit("names", a -> a.names = List.of("www.example.co.jp"), names),
                edit("mailbox", a -> a.mailbox = "webmaster@example.co.jp", EnumSet.of(DOMAIN_APPROVAL, FINAL_REVIEW)),
                edit("applicant", a -> a.applicant = person("別 花子"), applicant),
                edit(
                        "registration contact",
                        a -> a.registrationContact = person("別 太郎"),
                        EnumSet.of(CALL_REGISTRATION_CONTACT, FINAL_REVIEW)),
                edit(
                        "technical contact",
                        a -> a.technicalContact = AcceptedApplication.contact("別"),
                        EnumSet.noneOf(CheckKind.class)),
                edit(
                        "billing contact",
                        a -> a.billingContact = AcceptedApplication.contact("別"),
                        EnumSet.of(PAYER, FINAL_REVIEW)),
                edit("sticker", a -> a.sticker = true, EnumSet.noneOf(CheckKind.class)),
                edit("renewal notices", a -> a.renewalNotices = Set.of(), EnumSet.noneOf(CheckKind.class)),
                edit("term", a -> a.termMonths = 6, EnumSet.of(DOCUMENTS, PAYER, FINAL_REVIEW)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void checks_shouldBeAskedAgain_ifWhatTheyDependOnChanged(
            String what, Consumer<AcceptedApplication> edit, Set<CheckKind> askedAgain) {
        var old = passed(CheckPlan.of(new AcceptedApplication().make(), Products.ev2()));
        var edited = new AcceptedApplication();
        edit.accept(edited);

        var kept = CheckPlan.keepingResults(CheckPlan.of(edited.make(), Products.ev2()), old);

        assertThat(kept.stream()
                        .filter(check -> !check.passed())
                        .map(Check::kind)
                        .collect(Collectors.toSet()))
                .as(what)
                .isEqualTo(askedAgain);
    }

    @Test
    void finalReview_shouldBeAskedAgain_whenTheEditBringsANewCheck() {
        var without = new AcceptedApplication();
        without.thirdPartyPayer = false;
        var old = passed(CheckPlan.of(without.make(), Products.ev2()));

        var kept = CheckPlan.keepingResults(CheckPlan.of(new AcceptedApplication().make(), Products.ev2()), old);

        assertThat(kept.stream().filter(check -> !check.passed()).map(Check::kind))
                .containsExactly(PAYER, FINAL_REVIEW);
    }

    @Test
    void failedAndExpiredChecks_shouldBeAskedAfresh_whenTheOrderComesBack() {
        var plan = passed(CheckPlan.of(new AcceptedApplication().make(), Products.ev2())).stream()
                .map(check -> switch (check.kind()) {
                    case DOMAIN_APPROVAL -> check.expired();
                    case CONTENT -> check.decided(decision(false));
                    default -> check;
                })
                .toList();

        var resumed = CheckPlan.resumed(plan);

        assertThat(resumed.stream().filter(check -> !check.passed()).map(Check::kind))
                .containsExactly(DOMAIN_APPROVAL, CONTENT, FINAL_REVIEW);
        assertThat(resumed.stream().filter(check -> !check.passed()))
                .allMatch(check -> check.state() == CheckState.PENDING
                        && check.decision().isEmpty()
                        && check.waiting().isEmpty());
    }

    @Test
    void waitingChecks_shouldWaitAnewButKeepTheirInvitation_whenTheOrderComesBack() {
        var invitation = new Invitation("link", "c".repeat(64), "admin@example.co.jp", NOW, NOW, 2);
        var plan = CheckPlan.of(new AcceptedApplication().make(), Products.sr3()).stream()
                .map(check -> check.opened(NOW).reminded().invited(invitation))
                .toList();

        var domain = CheckPlan.resumed(plan).stream()
                .filter(check -> check.kind() == DOMAIN_APPROVAL)
                .findFirst()
                .orElseThrow();

        assertThat(domain.state()).isEqualTo(CheckState.PENDING);
        assertThat(domain.waiting()).isEmpty();
        assertThat(domain.invitation()).contains(invitation);
    }

    private static Map<CheckKind, String> recipients(List<Check> plan) {
        return plan.stream()
                .filter(check -> check.recipient().isPresent())
                .collect(
                        Collectors.toMap(Check::kind, check -> check.recipient().orElseThrow()));
    }

    private static List<Check> passed(List<Check> plan) {
        return plan.stream().map(check -> check.decided(decision(true))).toList();
    }

    private static Decision decision(boolean passed) {
        return new Decision(passed, Actor.staff("1"), NOW, List.of(), Map.of(), "");
    }

    private static Application.Person person(String name) {
        return new Application.Person(name, "", "部長", "03-1111-2222", "other@example.co.jp");
    }

    private static Arguments edit(String what, Consumer<AcceptedApplication> edit, Set<CheckKind> askedAgain) {
        return Arguments.of(what, edit, askedAgain);
    }

    private static Set<CheckKind> with(Set<CheckKind> some, CheckKind... more) {
        var all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }
}
