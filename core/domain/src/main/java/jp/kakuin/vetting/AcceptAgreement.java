package jp.kakuin.vetting;

import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue.Terms;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** The applicant accepts the subscriber agreement, in the text whose version and hash are kept (SPEC G-1). */
public final class AcceptAgreement {

    // Never used: who does not accept simply does not answer.
    private static final Correction.Reason NOT_ACCEPTED = LinkAnswers.reason("AGREEMENT_NOT_ACCEPTED", "", "", "");

    private final LinkAnswers answers;
    private final Terms terms;

    public AcceptAgreement(LinkAnswers answers, Terms terms) {
        this.answers = answers;
        this.terms = terms;
    }

    public static AcceptAgreement of(Ports ports) {
        return new AcceptAgreement(LinkAnswers.of(ports), ports.catalogue().terms());
    }

    /** Names in Latin letters. */
    public record Form(
            String code,
            String firstName,
            String surname,
            String email,
            String telephone,
            String jobTitle,
            Boolean accept,
            String termsVersion,
            String termsSha256) {}

    public Result<Order> run(String linkId, Form form) {
        var fields = new AnswerFields()
                .code(form.code())
                .latin("firstName", form.firstName())
                .latin("surname", form.surname())
                .text("email", form.email())
                .text("telephone", form.telephone())
                .text("jobTitle", form.jobTitle())
                .text("termsVersion", form.termsVersion())
                .text("termsSha256", form.termsSha256());
        if (!Boolean.TRUE.equals(form.accept())) {
            fields.problem(Refusal.of(LinkCode.TERMS_NOT_ACCEPTED, "accept"));
        }
        if (!terms.version().equals(form.termsVersion()) || !terms.sha256().equals(form.termsSha256())) {
            fields.problem(Refusal.of(LinkCode.TERMS_OUTDATED, "termsVersion", "version", terms.version()));
        }
        return fields.problems().isEmpty()
                ? answers.record(
                        linkId,
                        new LinkAnswers.Answer(CheckKind.AGREEMENT, form.code(), true, fields.values(), NOT_ACCEPTED))
                : Result.refused(fields.problems());
    }
}
