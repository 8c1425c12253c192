package jp.kakuin.invoicing;

/** Makes the papers that people read and sign, as PDF. */
public interface PrintShop {

    /** The qualified invoice of SPEC M-1. */
    byte[] invoice(Invoice invoice);

    /** The service application form of an EV order, to print and sign (サービス申込書, SPEC A-9). */
    byte[] serviceApplicationForm(ApplicationPaper paper);

    /** The cover letter for papers sent by post (送付書, SPEC A-9). */
    byte[] coverLetter(ApplicationPaper paper);
}
