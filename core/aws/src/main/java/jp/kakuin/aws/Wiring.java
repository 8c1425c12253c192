package jp.kakuin.aws;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.kakuin.Ports;
import jp.kakuin.audit.ArchivedLedger;
import jp.kakuin.audit.AuditArchive;
import jp.kakuin.audit.AuditSeal;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.aws.catalogue.CatalogueFile;
import jp.kakuin.aws.flow.StepFunctionsFlow;
import jp.kakuin.aws.identity.JwtStaffTokens;
import jp.kakuin.aws.identity.ProviderKeys;
import jp.kakuin.aws.key.KmsAuditSeal;
import jp.kakuin.aws.mail.SesMailSender;
import jp.kakuin.aws.store.S3AuditArchive;
import jp.kakuin.aws.store.S3DocumentStore;
import jp.kakuin.aws.table.Table;
import jp.kakuin.aws.table.TableAccounts;
import jp.kakuin.aws.table.TableCompromisedKeys;
import jp.kakuin.aws.table.TableDrafts;
import jp.kakuin.aws.table.TableDueIndex;
import jp.kakuin.aws.table.TableIssuedSerials;
import jp.kakuin.aws.table.TableMailClaims;
import jp.kakuin.aws.table.TableOrders;
import jp.kakuin.aws.table.TableSignatureLedger;
import jp.kakuin.aws.table.TableTaskTokens;
import jp.kakuin.aws.table.TableUnarchived;
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
import jp.kakuin.identity.Secrets;
import jp.kakuin.identity.StaffTokens;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.invoicing.JapaneseCalendar;
import jp.kakuin.invoicing.PrintShop;
import jp.kakuin.issuance.CertificateIssuer;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.mail.MailComposer;
import jp.kakuin.mail.MailSender;
import jp.kakuin.order.Accounts;
import jp.kakuin.order.Orders;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.upload.DocumentStore;
import jp.kakuin.validation.Corroboration;
import jp.kakuin.validation.Perspective;
import jp.kakuin.validation.Perspectives;

/** The ports over AWS. Each is made when a function first asks for it, so that a function needs only the variables, rights and layers it uses. */
public final class Wiring implements Ports {

    private static final int ORDERS_PER_PAGE = 25;
    // Ten of these pages, with three mails for each entry, are done well within the five minutes that a run has.
    private static final int DUE_PER_PAGE = 25;
    // About what the table reads in one go.
    private static final int REVOKED_PER_PAGE = 4000;

    private final FunctionEnvironment environment;
    private final AwsClients clients;
    // Made by the first draw, not by the use case that will draw: SnapStart copies what stands before the first request
    // to every process.
    private final Lazy<SecureRandom> random = new Lazy<>(SecureRandom::new);
    private final Lazy<Secrets> secrets =
            new Lazy<>(() -> new Secrets(() -> random.get().nextLong()));
    private final Lazy<Catalogue> catalogue = new Lazy<>(CatalogueFile::read);
    private final Lazy<BusinessCalendar> calendar = new Lazy<>(JapaneseCalendar::new);
    private final Lazy<StaffTokens> staffTokens = new Lazy<>(this::makeStaffTokens);
    private final Lazy<Table> table = new Lazy<>(this::makeTable);
    private final Lazy<Orders> orders = new Lazy<>(this::makeOrders);
    private final Lazy<Accounts> accounts = new Lazy<>(() -> new TableAccounts(table.get()));
    private final Lazy<Drafts> drafts = new Lazy<>(() -> new TableDrafts(table.get()));
    private final Lazy<DueIndex> dueIndex = new Lazy<>(() -> new TableDueIndex(table.get(), DUE_PER_PAGE));
    private final Lazy<MailClaims> mailClaims = new Lazy<>(() -> new TableMailClaims(table.get(), clock()));
    private final Lazy<TaskTokens> taskTokens = new Lazy<>(() -> new TableTaskTokens(table.get()));
    private final Lazy<CompromisedKeys> compromisedKeys = new Lazy<>(() -> new TableCompromisedKeys(table.get()));
    private final Lazy<SignatureLedger> ledger = new Lazy<>(() -> new TableSignatureLedger(table.get(), clock()));
    private final Lazy<IssuedSerials> issuedSerials =
            new Lazy<>(() -> new TableIssuedSerials(table.get(), REVOKED_PER_PAGE));
    private final Lazy<Flow> flow = new Lazy<>(this::makeFlow);
    private final Lazy<MailSender> mailSender = new Lazy<>(this::makeMailSender);
    private final Lazy<DocumentStore> documents = new Lazy<>(this::makeDocuments);
    private final Lazy<Unarchived> unarchived = new Lazy<>(() -> new TableUnarchived(table.get()));
    private final Lazy<AuditArchive> auditArchive = new Lazy<>(this::makeAuditArchive);
    private final Lazy<AuditSeal> auditSeal = new Lazy<>(this::makeAuditSeal);
    private final Lazy<PkiPorts> pki = new Lazy<>(this::makePki);
    private final Lazy<CsrInspector> csrInspector = new Lazy<>(() -> pki.get().csrInspector(compromisedKeys()));
    private final Lazy<Perspective> perspective = new Lazy<>(() -> pki.get().perspective());
    private final Lazy<Perspectives> perspectives = new Lazy<>(this::makePerspectives);
    private final Lazy<CertificateIssuer> certificateIssuer = new Lazy<>(this::makeCertificateIssuer);
    private final Lazy<DocumentPorts> paper = new Lazy<>(DocumentPorts::new);
    private final Lazy<MailComposer> mailComposer = new Lazy<>(this::makeMailComposer);

    private Wiring(FunctionEnvironment environment) {
        this.environment = environment;
        this.clients = new AwsClients(environment);
    }

    public static Wiring of(FunctionEnvironment environment) {
        return new Wiring(environment);
    }

    @Override
    public Clock clock() {
        return environment.clock();
    }

    @Override
    public Secrets secrets() {
        return secrets.get();
    }

    @Override
    public StaffTokens staffTokens() {
        return staffTokens.get();
    }

    @Override
    public Catalogue catalogue() {
        return catalogue.get();
    }

    @Override
    public BusinessCalendar calendar() {
        return calendar.get();
    }

    @Override
    public Orders orders() {
        return orders.get();
    }

    @Override
    public Accounts accounts() {
        return accounts.get();
    }

    @Override
    public Drafts drafts() {
        return drafts.get();
    }

    @Override
    public DueIndex dueIndex() {
        return dueIndex.get();
    }

    @Override
    public TaskTokens taskTokens() {
        return taskTokens.get();
    }

    @Override
    public Flow flow() {
        return flow.get();
    }

    @Override
    public CsrInspector csrInspector() {
        return csrInspector.get();
    }

    @Override
    public HostNames hostNames() {
        return pki.get().hostNames();
    }

    @Override
    public CompromisedKeys compromisedKeys() {
        return compromisedKeys.get();
    }

    @Override
    public IssuedSerials issuedSerials() {
        return issuedSerials.get();
    }

    @Override
    public KeyUses keyUses() {
        return ledger.get();
    }

    @Override
    public KeyNames keyNames() {
        return pki.get().keyNames();
    }

    @Override
    public Perspective perspective() {
        return perspective.get();
    }

    @Override
    public Perspectives perspectives() {
        return perspectives.get();
    }

    @Override
    public String issuerDomain() {
        return environment.required("CAA_DOMAIN");
    }

    @Override
    public CertificateIssuer certificateIssuer() {
        return certificateIssuer.get();
    }

    @Override
    public MailClaims mailClaims() {
        return mailClaims.get();
    }

    @Override
    public MailComposer mailComposer() {
        return mailComposer.get();
    }

    @Override
    public MailSender mailSender() {
        return mailSender.get();
    }

    @Override
    public PrintShop printShop() {
        return paper.get().printShop();
    }

    @Override
    public DocumentStore documents() {
        return documents.get();
    }

    @Override
    public Unarchived unarchived() {
        return unarchived.get();
    }

    @Override
    public AuditArchive auditArchive() {
        return auditArchive.get();
    }

    @Override
    public AuditSeal auditSeal() {
        return auditSeal.get();
    }

    @Override
    public URI portal() {
        return URI.create(environment.required("PORTAL_URL"));
    }

    @Override
    public String mailFrom() {
        return environment.required("MAIL_FROM");
    }

    @Override
    public UnaryOperator<Instant> waits() {
        return environment.waits();
    }

    private StaffTokens makeStaffTokens() {
        var issuer = environment.required("STAFF_ISSUER");
        return new JwtStaffTokens(
                new ProviderKeys(issuer), issuer, environment.required("STAFF_AUDIENCE"), environment.clock());
    }

    private Table makeTable() {
        return new Table(clients.dynamoDb(), environment.required("TABLE"));
    }

    private Orders makeOrders() {
        return new NotedOrders(new TableOrders(table.get(), clock(), ORDERS_PER_PAGE));
    }

    private Flow makeFlow() {
        return new StepFunctionsFlow(clients.stepFunctions(), environment.required("FLOW_ARN"));
    }

    private MailSender makeMailSender() {
        return new SesMailSender(clients.ses(), environment.variable("MAIL_CONFIGURATION_SET"));
    }

    private DocumentStore makeDocuments() {
        return new S3DocumentStore(
                new Lazy<>(clients::s3)::get,
                new Lazy<>(clients::s3Presigner)::get,
                environment.required("DOCUMENTS_BUCKET"));
    }

    private AuditArchive makeAuditArchive() {
        return new S3AuditArchive(clients.s3(), environment.required("AUDIT_BUCKET"));
    }

    private AuditSeal makeAuditSeal() {
        return new KmsAuditSeal(clients.kms(), environment.required("AUDIT_KEY_ID"));
    }

    private PkiPorts makePki() {
        return new PkiPorts(environment, clients);
    }

    private CertificateIssuer makeCertificateIssuer() {
        return pki.get().certificateIssuer(new ArchivedLedger(ledger.get(), auditArchive(), clock()), csrInspector());
    }

    private Perspectives makePerspectives() {
        // The place where this runs alone, until remote ones are deployed beside it.
        var here = perspective();
        return probe -> {
            var seen = new Corroboration.Seen("here", "APNIC", here.look(probe));
            return new Corroboration(seen, List.of(), seen.sighting().corroborates());
        };
    }

    private MailComposer makeMailComposer() {
        return paper.get().mailComposer(catalogue(), environment.required("SUPPORT_MAIL"), portal());
    }
}
