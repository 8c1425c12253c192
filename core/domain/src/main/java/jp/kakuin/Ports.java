package jp.kakuin;

import java.net.URI;
import java.time.Clock;
import jp.kakuin.audit.AuditArchive;
import jp.kakuin.audit.AuditSeal;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.compromise.KeyNames;
import jp.kakuin.compromise.KeyUses;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.csr.HostNames;
import jp.kakuin.draft.Drafts;
import jp.kakuin.due.DueIndex;
import jp.kakuin.flow.Flow;
import jp.kakuin.flow.TaskTokens;
import jp.kakuin.highrisk.HighRiskList;
import jp.kakuin.identity.Secrets;
import jp.kakuin.identity.StaffTokens;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.invoicing.PrintShop;
import jp.kakuin.issuance.CertificateIssuer;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.mail.MailComposer;
import jp.kakuin.mail.MailSender;
import jp.kakuin.order.Accounts;
import jp.kakuin.order.Orders;
import jp.kakuin.problem.ProblemReports;
import jp.kakuin.registration.Registrations;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.revocation.KeyProofs;
import jp.kakuin.sampling.CertificateReview;
import jp.kakuin.status.CrlNumbers;
import jp.kakuin.status.CrlPress;
import jp.kakuin.status.OcspResponder;
import jp.kakuin.upload.DocumentStore;
import jp.kakuin.validation.Perspective;
import jp.kakuin.validation.Perspectives;

/**
 * Everything that use cases need of the world. A function asks for what it uses; nothing else of it is made.
 */
public interface Ports {

    Clock clock();

    Secrets secrets();

    StaffTokens staffTokens();

    Catalogue catalogue();

    BusinessCalendar calendar();

    Orders orders();

    Accounts accounts();

    Drafts drafts();

    ProblemReports problemReports();

    DueIndex dueIndex();

    Flow flow();

    TaskTokens taskTokens();

    CsrInspector csrInspector();

    HostNames hostNames();

    CompromisedKeys compromisedKeys();

    IssuedSerials issuedSerials();

    KeyProofs keyProofs();

    KeyUses keyUses();

    KeyNames keyNames();

    /** The place where this runs. */
    Perspective perspective();

    Perspectives perspectives();

    /** How CAA records and persistent records name this CA, as its CPS 4.2 says. */
    String issuerDomain();

    HighRiskList highRiskList();

    Registrations registrations();

    CertificateIssuer certificateIssuer();

    CertificateReview certificateReview();

    CrlPress crlPress();

    CrlNumbers crlNumbers();

    OcspResponder ocspResponder();

    MailClaims mailClaims();

    MailComposer mailComposer();

    MailSender mailSender();

    PrintShop printShop();

    DocumentStore documents();

    Unarchived unarchived();

    AuditArchive auditArchive();

    AuditSeal auditSeal();

    /** Where customers' pages are; links in mails begin with it. */
    URI portal();

    /** Sender address of our mails. */
    String mailFrom();

    /** When a wait that ends at a moment ends: on AWS then, on one machine at once. */
    java.util.function.UnaryOperator<java.time.Instant> waits();
}
