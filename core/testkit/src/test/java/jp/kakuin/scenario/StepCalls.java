package jp.kakuin.scenario;

import jp.kakuin.Ports;
import jp.kakuin.flow.StepInput;
import jp.kakuin.invoicing.SendInvoice;
import jp.kakuin.issuance.CheckCaa;
import jp.kakuin.issuance.DeliverCertificate;
import jp.kakuin.issuance.IssueCertificate;
import jp.kakuin.order.AcknowledgeOrder;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.vetting.OpenCheck;
import jp.kakuin.vetting.RequestAgreement;
import jp.kakuin.vetting.RequestDomainApproval;
import jp.kakuin.vetting.RequestPayerConfirmation;
import jp.kakuin.vetting.ValidateCsr;

/** The steps of the state machine, each as its use case. */
final class StepCalls {

    final AcknowledgeOrder acknowledgeOrder;
    final ValidateCsr validateCsr;
    final CheckCaa checkCaa;
    final IssueCertificate issueCertificate;
    final DeliverCertificate deliverCertificate;
    final SendInvoice sendInvoice;

    private final OpenCheck openCheck;
    private final RequestDomainApproval requestDomainApproval;
    private final RequestAgreement requestAgreement;
    private final RequestPayerConfirmation requestPayerConfirmation;
    private int tokens;

    StepCalls(Ports ports) {
        acknowledgeOrder = AcknowledgeOrder.of(ports);
        validateCsr = ValidateCsr.of(ports);
        checkCaa = CheckCaa.of(ports);
        issueCertificate = IssueCertificate.of(ports);
        deliverCertificate = DeliverCertificate.of(ports);
        sendInvoice = SendInvoice.of(ports);
        openCheck = OpenCheck.of(ports);
        requestDomainApproval = RequestDomainApproval.of(ports);
        requestAgreement = RequestAgreement.of(ports);
        requestPayerConfirmation = RequestPayerConfirmation.of(ports);
    }

    /** How many task tokens have been given out. */
    int tokens() {
        return tokens;
    }

    /** Opens a check with a new task token, which is answered. */
    String open(RecordingFlow.Attempt execution, String check) {
        tokens++;
        var token = "token " + tokens + " of " + execution.number();
        var input = new StepInput.Wait(execution.order(), execution.number(), check, token);
        if (check.startsWith("domain-")) {
            requestDomainApproval.run(input);
        } else if (check.equals("agreement")) {
            requestAgreement.run(input);
        } else if (check.equals("payer")) {
            requestPayerConfirmation.run(input);
        } else {
            openCheck.run(input);
        }
        return token;
    }
}
