package jp.kakuin.vetting;

import jp.kakuin.Ports;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.refusal.Result;

/** The domain approver approves or refuses (SPEC D-3). */
public final class AnswerDomainApproval {

    private static final Correction.Reason REFUSED = LinkAnswers.reason(
            "DOMAIN_REFUSED",
            "approvals",
            "ドメインの承認者様が使用を承認されませんでした。承認用メールアドレスまたはWebサーバー名をご確認のうえ、修正して再提出してください。",
            "The domain's approver refused. Please check the approval mailbox or the server name, correct it and resubmit.");

    private final LinkAnswers answers;

    public AnswerDomainApproval(LinkAnswers answers) {
        this.answers = answers;
    }

    public static AnswerDomainApproval of(Ports ports) {
        return new AnswerDomainApproval(LinkAnswers.of(ports));
    }

    /** @param decision {@code APPROVE} or {@code REFUSE} */
    public record Form(String code, String fullName, String telephone, String jobTitle, String decision) {}

    public Result<Order> run(String linkId, Form form) {
        var fields = new AnswerFields()
                .code(form.code())
                .text("fullName", form.fullName())
                .text("telephone", form.telephone())
                .text("jobTitle", form.jobTitle());
        var approved = fields.decision(form.decision(), "APPROVE", "REFUSE");
        return fields.problems().isEmpty()
                ? answers.record(
                        linkId,
                        new LinkAnswers.Answer(
                                CheckKind.DOMAIN_APPROVAL, form.code(), approved, fields.values(), REFUSED))
                : Result.refused(fields.problems());
    }
}
