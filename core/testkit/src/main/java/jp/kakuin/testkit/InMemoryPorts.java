package jp.kakuin.testkit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import jp.kakuin.Ports;
import jp.kakuin.audit.AuditArchive;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.audit.AuditSeal;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.compromise.CompromisedKey;
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
import jp.kakuin.refusal.Result;
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
 * The world in memory. The fields are the fakes themselves, for preparing and looking at; the methods are the ports as use cases see them,
 * whose calls {@link #faults} counts and can end.
 */
public final class InMemoryPorts implements Ports {

    public final SteppingClock clock = new SteppingClock();
    public final Faults faults = new Faults();
    public final InMemoryStaffTokens staffTokens = new InMemoryStaffTokens();
    public final InMemoryAccounts accounts = new InMemoryAccounts();
    public final InMemoryDueIndex dueIndex = new InMemoryDueIndex();
    public final InMemoryUnarchived unarchived = new InMemoryUnarchived(clock);
    public final InMemoryAuditArchive auditArchive = new InMemoryAuditArchive();
    public final SoftwareAuditSeal auditSeal = new SoftwareAuditSeal();
    public final InMemoryOrders orders = new InMemoryOrders(clock, accounts, dueIndex, unarchived);
    public final InMemoryProblemReports problemReports = new InMemoryProblemReports(dueIndex, unarchived);
    public final InMemoryDrafts drafts = new InMemoryDrafts();
    public final RecordingFlow flow = new RecordingFlow(clock);
    public final InMemoryTaskTokens taskTokens = new InMemoryTaskTokens();
    public final ScriptedCsrInspector csrInspector = new ScriptedCsrInspector();
    public final ScriptedHostNames hostNames = new ScriptedHostNames();
    public final InMemoryCompromisedKeys compromisedKeys = new InMemoryCompromisedKeys();
    public final ScriptedPerspectives perspectives = new ScriptedPerspectives();
    public final ScriptedRegistrations registrations = new ScriptedRegistrations();
    public final InMemoryHighRiskList highRiskList = new InMemoryHighRiskList();
    public final FakeCertificateIssuer certificateIssuer = new FakeCertificateIssuer();
    public final ScriptedKeyProofs keyProofs = new ScriptedKeyProofs();
    public final InMemoryIssuedSerials issuedSerials =
            new InMemoryIssuedSerials(certificateIssuer::find, certificateIssuer::serialNumbers, orders);
    public final ScriptedCertificateReview certificateReview = new ScriptedCertificateReview();
    public final RecordingCrlPress crlPress = new RecordingCrlPress();
    public final InMemoryCrlNumbers crlNumbers = new InMemoryCrlNumbers();
    public final InMemoryMailClaims mailClaims = new InMemoryMailClaims(dueIndex, unarchived, clock);
    public final RecordingMailSender mailSender = new RecordingMailSender();
    public final InMemoryDocumentStore documents = new InMemoryDocumentStore();

    private final Secrets secrets = new Secrets(new Random(20261120));
    private Catalogue catalogue = SampleCatalogue.catalogue();

    /** Sells something else from now on. */
    public void sell(Catalogue other) {
        catalogue = other;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Secrets secrets() {
        return secrets;
    }

    @Override
    public StaffTokens staffTokens() {
        return staffTokens;
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public BusinessCalendar calendar() {
        return new SampleCalendar();
    }

    @Override
    public Orders orders() {
        return faults.watch(Orders.class, orders);
    }

    @Override
    public Accounts accounts() {
        return faults.watch(Accounts.class, accounts);
    }

    @Override
    public Drafts drafts() {
        return faults.watch(Drafts.class, drafts);
    }

    @Override
    public ProblemReports problemReports() {
        return faults.watch(ProblemReports.class, problemReports);
    }

    @Override
    public DueIndex dueIndex() {
        return faults.watch(DueIndex.class, dueIndex);
    }

    @Override
    public Flow flow() {
        return faults.watch(Flow.class, flow);
    }

    @Override
    public TaskTokens taskTokens() {
        return faults.watch(TaskTokens.class, taskTokens);
    }

    @Override
    public CsrInspector csrInspector() {
        return csrInspector;
    }

    @Override
    public HostNames hostNames() {
        return hostNames;
    }

    @Override
    public CompromisedKeys compromisedKeys() {
        return faults.watch(CompromisedKeys.class, compromisedKeys);
    }

    @Override
    public IssuedSerials issuedSerials() {
        return faults.watch(IssuedSerials.class, issuedSerials);
    }

    @Override
    public KeyProofs keyProofs() {
        return keyProofs;
    }

    @Override
    public KeyUses keyUses() {
        return faults.watch(KeyUses.class, certificateIssuer);
    }

    /** Takes the text itself for the CSR that {@link ScriptedCsrInspector} would read. */
    @Override
    public KeyNames keyNames() {
        return (pem, field) -> Result.accepted(new KeyNames.Name(AuditEntry.sha256(pem), CompromisedKey.Named.CSR));
    }

    @Override
    public Perspective perspective() {
        return faults.watch(
                Perspective.class, probe -> perspectives.ask(probe).primary().sighting());
    }

    @Override
    public Perspectives perspectives() {
        return faults.watch(Perspectives.class, perspectives);
    }

    @Override
    public String issuerDomain() {
        return "ca.example";
    }

    @Override
    public Registrations registrations() {
        return faults.watch(Registrations.class, registrations);
    }

    @Override
    public HighRiskList highRiskList() {
        return faults.watch(HighRiskList.class, highRiskList);
    }

    @Override
    public CertificateIssuer certificateIssuer() {
        return faults.watch(CertificateIssuer.class, certificateIssuer);
    }

    @Override
    public CertificateReview certificateReview() {
        return faults.watch(CertificateReview.class, certificateReview);
    }

    @Override
    public CrlPress crlPress() {
        return faults.watch(CrlPress.class, crlPress);
    }

    @Override
    public CrlNumbers crlNumbers() {
        return faults.watch(CrlNumbers.class, crlNumbers);
    }

    /** Answers with what it was asked, for as long as a day. */
    @Override
    public OcspResponder ocspResponder() {
        var now = clock.instant();
        return request -> new OcspResponder.Answer(
                request.clone(), Optional.of(new OcspResponder.Term(now, now.plus(Duration.ofDays(1)))));
    }

    @Override
    public MailClaims mailClaims() {
        return faults.watch(MailClaims.class, mailClaims);
    }

    @Override
    public MailComposer mailComposer() {
        return new PlainMailComposer();
    }

    @Override
    public MailSender mailSender() {
        return faults.watch(MailSender.class, mailSender);
    }

    @Override
    public PrintShop printShop() {
        return new PlainPrintShop();
    }

    @Override
    public DocumentStore documents() {
        return faults.watch(DocumentStore.class, documents);
    }

    @Override
    public Unarchived unarchived() {
        return faults.watch(Unarchived.class, unarchived);
    }

    @Override
    public AuditArchive auditArchive() {
        return faults.watch(AuditArchive.class, auditArchive);
    }

    @Override
    public AuditSeal auditSeal() {
        return faults.watch(AuditSeal.class, auditSeal);
    }

    @Override
    public URI portal() {
        return URI.create("https://portal.example");
    }

    @Override
    public String mailFrom() {
        return "kakuin@ca.example";
    }

    @Override
    public UnaryOperator<Instant> waits() {
        return UnaryOperator.identity();
    }
}
