package jp.kakuin.vetting;

import jp.kakuin.Ports;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.refusal.Result;

/** A third-party payer confirms, or does not (SPEC A-13). */
public final class ConfirmPayer {

    private static final Correction.Reason REFUSED = LinkAnswers.reason(
            "PAYER_REFUSED",
            "billingContact",
            "お支払い者様のご確認が得られませんでした。請求先をご変更のうえ、再提出してください。",
            "The payer did not confirm. Please change the billing contact and resubmit.");

    private final LinkAnswers answers;

    public ConfirmPayer(LinkAnswers answers) {
        this.answers = answers;
    }

    public static ConfirmPayer of(Ports ports) {
        return new ConfirmPayer(LinkAnswers.of(ports));
    }

    /** @param decision {@code CONFIRM} or {@code REFUSE} */
    public record Form(String code, String fullName, String decision) {}

    public Result<Order> run(String linkId, Form form) {
        var fields = new AnswerFields().code(form.code()).text("fullName", form.fullName());
        var confirmed = fields.decision(form.decision(), "CONFIRM", "REFUSE");
        return fields.problems().isEmpty()
                ? answers.record(
                        linkId,
                        new LinkAnswers.Answer(CheckKind.PAYER, form.code(), confirmed, fields.values(), REFUSED))
                : Result.refused(fields.problems());
    }
}
