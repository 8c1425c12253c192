package jp.kakuin.order;

import static jp.kakuin.order.ApplicationCode.*;
import static jp.kakuin.order.Samples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kakuin.catalogue.OrganisationType;
import jp.kakuin.order.Application.Approval;
import jp.kakuin.order.Application.ContactRole;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.refusal.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SPEC section 3: an applicant who is not told everything at once has to come back for each mistake. */
class ApplicationRulesTest {

    private final FakeCsrInspector csrInspector = new FakeCsrInspector("www.example.co.jp");
    private final ApplicationRules rules = rules(csrInspector);

    private static ApplicationRules rules(FakeCsrInspector csrInspector) {
        return new ApplicationRules(Samples.catalogue(), csrInspector, new FakeHostNames());
    }

    static Stream<Mistake> mistakes() {
        return Mistake.all().stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistake_shouldBeToldAtItsField_whenItIsMade(Mistake mistake) {
        var refusals = mistake.refusals(mistake.wrong(), rules, TODAY);
        assertThat(refusals).extracting(Refusal::code, Refusal::field).contains(tuple(mistake.code(), mistake.field()));
        assertThat(refusals)
                .filteredOn(r -> r.code() == mistake.code())
                .hasSize(1)
                .allSatisfy(r -> {
                    assertThat(Sentences.of(r, Locale.JAPANESE)).doesNotContain("{", "}");
                    assertThat(Sentences.of(r, Locale.ENGLISH)).doesNotContain("{", "}");
                });
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void application_shouldBeAccepted_whenTheMistakeIsMended(Mistake mistake) {
        assertThat(mistake.refusals(mistake.mended(), rules, TODAY)).isEmpty();
    }

    @Test
    void everyCode_shouldHaveAnApplicationThatProvokesIt_whenCodesAreAdded() {
        var provoked = EnumSet.of(APPROVAL_METHOD_ENDED, APPROVAL_METHOD_ENDS_SOON, PLACE_DIFFERS_FROM_ADDRESS);
        Mistake.all().forEach(mistake -> provoked.add(mistake.code()));
        assertThat(provoked).isEqualTo(EnumSet.allOf(ApplicationCode.class));
    }

    @Test
    void tenMistakes_shouldBeToldAtOnce_whenOneApplicationMakesThemAll() {
        var form = Samples.form();
        form = Changed.with(form, "termMonths", 24);
        form = Changed.with(form, "names", List.of("shop.example.co.jp", "*.example.co.jp"));
        form = Changed.with(form, "approvals[0].mailbox", "ceo@example.co.jp");
        form = Changed.with(form, "organisation.corporateNumber", "8000012050002");
        form = Changed.with(form, "organisation.address.postalCode", "1");
        form = Changed.with(form, "applicant.jobTitle", null);
        form = Changed.with(form, "registrationContact.telephone", "080-1234-5678");
        form = Changed.with(form, "technicalContact.email", "nobody");
        form = Changed.with(form, "renewalNotices", List.of("BILLING", "EVERYBODY"));
        form = Changed.with(form, "terms.accepted", false);
        assertThat(told(form))
                .containsExactlyInAnyOrder(
                        "TERM_NOT_OFFERED termMonths",
                        "NAME_WRONG names[1]",
                        "APPROVAL_MAILBOX_OF_ANOTHER_KIND approvals[0].mailbox",
                        "CORPORATE_NUMBER_CHECK_DIGIT_WRONG organisation.corporateNumber",
                        "POSTAL_CODE_MALFORMED organisation.address.postalCode",
                        "FIELD_MISSING applicant.jobTitle",
                        "TELEPHONE_IS_MOBILE registrationContact.telephone",
                        "EMAIL_MALFORMED technicalContact.email",
                        "CHOICE_UNKNOWN renewalNotices[1]",
                        "TERMS_NOT_ACCEPTED terms.accepted");
    }

    @Test
    void emptyForm_shouldNameEveryMandatoryField_whenNothingIsFilledIn() {
        assertThat(told(Samples.empty()))
                .contains(
                        "FIELD_MISSING product",
                        "FIELD_MISSING csr",
                        "FIELD_MISSING organisation.address.city",
                        "FIELD_MISSING organisation.representative.title",
                        "FIELD_MISSING registrationContact.email",
                        "FIELD_MISSING billingContact.corporateName",
                        "FIELD_MISSING terms.version")
                .doesNotContain("FIELD_MISSING organisation.duns", "FIELD_MISSING registrationContact.jobTitle")
                .hasSize(34);
    }

    @Test
    void application_shouldCarryWhatWasEntered_whenItIsAccepted() {
        var application = accepted(Samples.form());
        assertThat(application.names()).containsExactly("www.example.co.jp", "shop.example.co.jp");
        assertThat(application.approvals())
                .containsExactly(
                        Approval.byMail("www.example.co.jp", "example.co.jp", "admin@example.co.jp"),
                        Approval.byMail("shop.example.co.jp", "shop.example.co.jp", "postmaster@shop.example.co.jp"));
        assertThat(application.organisation().type()).isEqualTo(OrganisationType.COMPANY);
        assertThat(application.organisation().address().postalCode()).isEqualTo("1000001");
        assertThat(application.decodedCsr().locality()).isEqualTo("Chiyoda-ku");
        assertThat(application.renewalNotices()).containsExactly(ContactRole.REGISTRATION, ContactRole.BILLING);
        assertThat(application.technicalContact().address()).isEmpty();
        assertThat(application.registrationContact().department()).isEmpty();
        assertThat(application.thirdPartyPayer()).isFalse();
        assertThat(application.resellerCode()).isEmpty();
    }

    @Test
    void typedNumbers_shouldBeKeptInPlainDigits_whenTheyAreTypedInFullWidth() {
        var form = Changed.with(Samples.form(), "organisation.telephone", "０３−１２３４‐５６７８");
        form = Changed.with(form, "organisation.corporateNumber", "７０００－０１２０－５０００２");
        form = Changed.with(form, "organisation.duns", "69-000-0000");
        var organisation = accepted(form).organisation();
        assertThat(organisation.telephone()).isEqualTo("03-1234-5678");
        assertThat(organisation.corporateNumber()).contains("7000012050002");
        assertThat(organisation.duns()).contains("690000000");
    }

    @Test
    void names_shouldStandOnce_whenFormAndCsrAskForTheSame() {
        var form = Changed.with(
                Samples.form(), "names", List.of("WWW.example.co.jp", " Shop.Example.co.jp ", "shop.example.co.jp"));
        assertThat(accepted(form).names()).containsExactly("www.example.co.jp", "shop.example.co.jp");
    }

    @Test
    void csrProblems_shouldBePassedOn_whenTheCsrIsRefused() {
        var problems = List.of(
                Refusal.of(FakeHostNames.FakeNameCode.NAME_WRONG),
                Refusal.of(FakeHostNames.FakeNameCode.NAME_WRONG, "subject.O"),
                Refusal.of(FakeHostNames.FakeNameCode.NAME_WRONG, "csr.subject.CN"));
        var inspector = new FakeCsrInspector(List.of(), problems, new ArrayList<>());
        assertThat(Mistake.refusals(rules(inspector).check(Samples.form(), TODAY)))
                .extracting(Refusal::field)
                .as("and the approval of the CSR's name is not called wrong as well")
                .containsExactly("csr", "csr.subject.O", "csr.subject.CN");
    }

    @Test
    void romanisedName_shouldBeComparedWithTheCsr_whenItIsGiven() {
        rules.check(Samples.form(), TODAY);
        rules.check(Changed.with(Samples.form(), "organisation.nameRomanised", " "), TODAY);
        assertThat(csrInspector.askedNames()).containsExactly(Optional.of("Sample Co., Ltd."), Optional.empty());
    }

    @Test
    void order_shouldNotBeMade_whenTheCsrBringsANameThatNobodyCanApprove() {
        var inspector = new FakeCsrInspector("www.example.co.jp", "localhost");
        assertThatThrownBy(() -> rules(inspector).check(Samples.form(), TODAY))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void resellerCode_shouldStay_whenAnEditLeavesItOut() {
        var before = Mistake.orderedThroughReseller(rules);
        var edited = rules.checkEdit(Samples.form(), before, TODAY);
        assertThat(((Result.Accepted<Application>) edited).value().resellerCode())
                .contains("Shop1");
    }

    @ParameterizedTest
    @CsvSource({"SOLE_PROPRIETOR, true", "VOLUNTARY_ASSOCIATION, true", "OTHER, false", "PUBLIC_SCHOOL, false"})
    void evApplication_shouldBeRefused_whenTheKindOfOrganisationMayNotApply(String type, boolean refused) {
        var form = Changed.with(Samples.form(), "product", "ev2");
        form = Changed.with(form, "organisation.type", type);
        form = Changed.with(form, "organisation.corporateNumber", null);
        assertThat(told(form).contains("ORGANISATION_TYPE_NOT_ALLOWED organisation.type"))
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({
        "060-1234-5678, true",
        "070-1234-5678, true",
        "08012345678,   true",
        "0901234-5678,  true",
        "050-1234-5678, false",
        "0800-123-4567, false",
        "0120-123-456,  false",
        "098-123-4567,  false",
    })
    void registrationContact_shouldNotBeReachedOnAMobile_whenTheNumberIsOne(String number, boolean refused) {
        var form = Changed.with(Samples.form(), "registrationContact.telephone", number);
        assertThat(told(form).contains("TELEPHONE_IS_MOBILE registrationContact.telephone"))
                .isEqualTo(refused);
        assertThat(told(Changed.with(Samples.form(), "billingContact.telephone", number)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a@b.co.jp,              true",
        "a+b_c-d.e@x.example.jp, true",
        "a@xn--wgv71a119e.jp,    true",
        "a@b,                    false",
        "a b@c.jp,               false",
        "a@b@c.jp,               false",
        ".a@b.jp,                false",
        "a@-b.jp,                false",
        "ａ@b.jp,                false",
        "a@日本.jp,              false",
        "a@192.0.2.1,            false",
    })
    void email_shouldBeRefused_whenMailWouldNotArrive(String address, boolean fine) {
        assertThat(told(Changed.with(Samples.form(), "applicant.email", address))
                        .isEmpty())
                .isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-09-16, false, false",
        "2027-09-17, true,  false",
        "2028-03-14, true,  false",
        "2028-03-15, false, true",
    })
    void mailApproval_shouldEndOnItsDay_whenTheDayComes(LocalDate today, boolean notice, boolean refused) {
        assertThat(rules.notices(today).stream().map(Refusal::code).toList())
                .isEqualTo(notice ? List.of(APPROVAL_METHOD_ENDS_SOON) : List.of());
        assertThat(told(Samples.form(), today))
                .isEqualTo(
                        refused
                                ? List.of(
                                        "APPROVAL_METHOD_ENDED approvals[0].method",
                                        "APPROVAL_METHOD_ENDED approvals[1].method")
                                : List.of());
    }

    @Test
    void longValue_shouldNotBeEchoedWhole_whenItIsRefused() {
        var refusals = Mistake.refusals(rules.check(Changed.with(Samples.form(), "payer", "x".repeat(10_000)), TODAY));
        assertThat(refusals)
                .singleElement()
                .satisfies(r -> assertThat(r.arguments().get("value")).hasSize(101));
    }

    private List<String> told(ApplicationForm form) {
        return told(form, TODAY);
    }

    private List<String> told(ApplicationForm form, LocalDate today) {
        return Mistake.refusals(rules.check(form, today)).stream()
                .map(r -> r.code().name() + " " + r.field())
                .toList();
    }

    private Application accepted(ApplicationForm form) {
        assertThat(told(form)).isEmpty();
        return ((Result.Accepted<Application>) rules.check(form, TODAY)).value();
    }
}
