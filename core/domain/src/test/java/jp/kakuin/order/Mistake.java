package jp.kakuin.order;

import static jp.kakuin.order.ApplicationCode.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** One mistake in an application, and the same application mended. */
record Mistake(
        ApplicationCode code,
        String field,
        UnaryOperator<ApplicationForm> wrong,
        UnaryOperator<ApplicationForm> mended,
        boolean editing) {

    private static final String CORPORATE_NUMBER = "organisation.corporateNumber";
    private static final String METHOD = "approvals[0].method";
    private static final String ROMANISED = "organisation.nameRomanised";

    static List<Mistake> all() {
        return List.of(
                at(FIELD_MISSING, "applicant.jobTitle", "　", "部長"),
                at(ROMANISED_NAME_TOO_LONG, ROMANISED, "a".repeat(65), "a".repeat(64)),
                at(FIELD_TOO_LONG, "applicant.department", "課".repeat(101), "課".repeat(100)),
                at(FIELD_HAS_CONTROL_CHARACTER, "technicalContact.name", "a\r\nBcc: b", "a Bcc: b"),
                at(CHOICE_UNKNOWN, "organisation.type", "K.K.", "COMPANY"),
                at(TELEPHONE_MALFORMED, "organisation.telephone", "+81-3-1234-5678", "０３－１２３４－５６７８"),
                at(TELEPHONE_IS_MOBILE, "registrationContact.telephone", "090-1234-5678", "0800-123-4567"),
                at(EMAIL_MALFORMED, "billingContact.email", "a..b@example.co.jp", "a.b@example.co.jp"),
                at(POSTAL_CODE_MALFORMED, "organisation.address.postalCode", "100-001", "〒１００ー０００１"),
                at(PREFECTURE_UNKNOWN, "organisation.address.prefecture", "大阪", "大阪府"),
                at(COUNTRY_NOT_JAPAN, "organisation.address.country", "US", "jp"),
                at(PRODUCT_UNKNOWN, "product", "dv1", "sr3"),
                at(TERM_NOT_OFFERED, "termMonths", 24, 6),
                manyNames(),
                at(APPROVAL_MISSING, "approvals", approvals().subList(0, 1), approvals()),
                at(APPROVAL_REPEATED, "approvals[2].name", "approvals", withThird("www.example.co.jp"), approvals()),
                at(
                        APPROVAL_OF_NAME_NOT_ORDERED,
                        "approvals[2].name",
                        "approvals",
                        withThird("mail.example.co.jp"),
                        approvals()),
                at(
                        APPROVAL_MAILBOX_OF_ANOTHER_KIND,
                        "approvals[0].mailbox",
                        "owner@example.co.jp",
                        "Webmaster@Example.co.jp"),
                at(
                        APPROVAL_MAILBOX_AT_ANOTHER_DOMAIN,
                        "approvals[0].mailbox",
                        "admin@shop.example.co.jp",
                        "admin@www.example.co.jp"),
                at(APPROVAL_METHOD_UNKNOWN, METHOD, "dns", "ca-tbr-7"),
                at(APPROVAL_METHOD_NOT_OFFERED, METHOD, "ca-tbr-13", "ca-tbr-18"),
                at(APPROVAL_METHOD_ENDED, METHOD, "ca-tbr-2", "ca-tbr-22"),
                at(APPROVAL_DOMAIN_NOT_ALLOWED, "approvals[1].domain", "example.com", "shop.example.co.jp"),
                forEv(ORGANISATION_TYPE_NOT_ALLOWED, "SOLE_PROPRIETOR", "PUBLIC_SCHOOL"),
                at(ROMANISED_NAME_HAS_AMPERSAND, ROMANISED, "A & B", "A and B"),
                at(ROMANISED_NAME_HAS_WRONG_CHARACTER, ROMANISED, "Café (Tokyo)", "Cafe 'Tokyo', no. 1: a-b=c"),
                at(CORPORATE_NUMBER_MALFORMED, CORPORATE_NUMBER, "000012050002", "7-0000-1205-0002"),
                at(CORPORATE_NUMBER_CHECK_DIGIT_WRONG, CORPORATE_NUMBER, "8000012050002", "7000012050002"),
                ofType(CORPORATE_NUMBER_NOT_EXPECTED, CORPORATE_NUMBER, "7000012050002", null),
                at(DUNS_MALFORMED, "organisation.duns", "69000000", "69-000-0000"),
                at(CONTACT_OF_ANOTHER_ORGANISATION, "registrationContact.corporateName", "株式会社別", "株式会社　サンプル"),
                onPaper(),
                at(COUPON_WITHOUT_RESELLER_CODE, "coupon", "C-1", null),
                coupon(COUPON_UNKNOWN, false),
                coupon(COUPON_TOO_LATE, true),
                at(RESELLER_CODE_MALFORMED, "resellerCode", "R-1", "Shop1"),
                editing(RESELLER_CODE_TOO_LATE, "resellerCode", "Shop2", "Shop1"),
                at(TERMS_NOT_ACCEPTED, "terms.accepted", null, true),
                at(TERMS_NOT_IN_FORCE, "terms.version", "2025-10", "2026-10"));
    }

    List<Refusal> refusals(UnaryOperator<ApplicationForm> change, ApplicationRules rules, LocalDate today) {
        var form = change.apply(Samples.form());
        var result = editing ? rules.checkEdit(form, orderedThroughReseller(rules), today) : rules.check(form, today);
        return refusals(result);
    }

    static List<Refusal> refusals(Result<Application> result) {
        return switch (result) {
            case Result.Accepted<Application> accepted -> List.of();
            case Result.Refused<Application>(var refusals) -> refusals;
        };
    }

    static Application orderedThroughReseller(ApplicationRules rules) {
        var form = Changed.with(Samples.form(), "resellerCode", "Shop1");
        return Optional.of(rules.check(form, Samples.TODAY))
                .map(result -> ((Result.Accepted<Application>) result).value())
                .orElseThrow();
    }

    private static Mistake at(ApplicationCode code, String field, Object wrong, Object mended) {
        return at(code, field, field, wrong, mended);
    }

    private static Mistake at(ApplicationCode code, String field, String changed, Object wrong, Object mended) {
        return new Mistake(code, field, set(changed, wrong), set(changed, mended), false);
    }

    private static Mistake editing(ApplicationCode code, String field, Object wrong, Object mended) {
        return new Mistake(code, field, set(field, wrong), set(field, mended), true);
    }

    private static UnaryOperator<ApplicationForm> set(String path, Object value) {
        return form -> Changed.with(form, path, value);
    }

    private static Mistake forEv(ApplicationCode code, String wrong, String mended) {
        return new Mistake(
                code,
                "organisation.type",
                form -> ofType("ev2", wrong, null).apply(form),
                form -> ofType("ev2", mended, null).apply(form),
                false);
    }

    private static Mistake ofType(ApplicationCode code, String field, String wrong, String mended) {
        return new Mistake(
                code, field, ofType("sr3", "SOLE_PROPRIETOR", wrong), ofType("sr3", "SOLE_PROPRIETOR", mended), false);
    }

    private static UnaryOperator<ApplicationForm> ofType(String product, String type, String corporateNumber) {
        return form -> set("product", product)
                .andThen(set("organisation.type", type))
                .andThen(set(CORPORATE_NUMBER, corporateNumber))
                .apply(form);
    }

    private static Mistake onPaper() {
        var paper = set("invoiceDelivery", "PAPER");
        return new Mistake(
                BILLING_ADDRESS_MISSING,
                "billingContact.address",
                form -> set("billingContact.address", null).apply(paper.apply(form)),
                paper,
                false);
    }

    private static Mistake coupon(ApplicationCode code, boolean editing) {
        var reseller = set("resellerCode", "Shop1");
        return new Mistake(code, "coupon", form -> set("coupon", "C-1").apply(reseller.apply(form)), reseller, editing);
    }

    private static Mistake manyNames() {
        return new Mistake(TOO_MANY_NAMES, "names", names(100), names(99), false);
    }

    // One name is the CSR's.
    private static UnaryOperator<ApplicationForm> names(int count) {
        var names = IntStream.range(0, count)
                .mapToObj(i -> "n" + i + ".example.co.jp")
                .toList();
        var approvals = IntStream.rangeClosed(0, count)
                .mapToObj(i -> i == count ? "www.example.co.jp" : names.get(i))
                .map(name -> ApplicationForm.Approval.byMail(name, "admin@example.co.jp"))
                .toList();
        return form -> set("approvals", approvals).apply(set("names", names).apply(form));
    }

    private static List<ApplicationForm.Approval> approvals() {
        return Samples.form().approvals();
    }

    private static List<ApplicationForm.Approval> withThird(String name) {
        var first = approvals();
        return List.of(first.get(0), first.get(1), ApplicationForm.Approval.byMail(name, "admin@example.co.jp"));
    }

    @Override
    public String toString() {
        return code + " at " + field;
    }
}
