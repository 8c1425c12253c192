package jp.kakuin.aws;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import jp.kakuin.audit.ArchivedLedger;
import jp.kakuin.audit.AuditArchive;
import jp.kakuin.audit.AuditSeal;
import jp.kakuin.aws.catalogue.CatalogueFile;
import jp.kakuin.aws.flow.StepFunctionsFlow;
import jp.kakuin.aws.identity.JwtStaffTokens;
import jp.kakuin.aws.identity.ProviderKeys;
import jp.kakuin.aws.key.KmsAuditSeal;
import jp.kakuin.aws.mail.SesMailSender;
import jp.kakuin.aws.registration.AskedRegistries;
import jp.kakuin.aws.store.S3AuditArchive;
import jp.kakuin.aws.store.S3DocumentStore;
import jp.kakuin.aws.table.TableSignedResponses;
import jp.kakuin.aws.table.TableTimestampLedger;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.compromise.KeyNames;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.csr.HostNames;
import jp.kakuin.flow.Flow;
import jp.kakuin.identity.Secrets;
import jp.kakuin.identity.StaffTokens;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.invoicing.JapaneseCalendar;
import jp.kakuin.invoicing.PrintShop;
import jp.kakuin.issuance.CertificateIssuer;
import jp.kakuin.mail.MailComposer;
import jp.kakuin.mail.MailSender;
import jp.kakuin.registration.Registrations;
import jp.kakuin.revocation.KeyProofs;
import jp.kakuin.sampling.CertificateReview;
import jp.kakuin.status.CrlPress;
import jp.kakuin.status.OcspResponder;
import jp.kakuin.upload.DocumentStore;
import jp.kakuin.validation.Perspective;
import jp.kakuin.validation.Perspectives;

/** The ports over AWS. Each is made when a function first asks for it, so that a function needs only the variables, rights and layers it uses. */
public final class Wiring extends TablePorts {

    // Made by the first draw, not by the use case that will draw: SnapStart copies what stands before the first request
    // to every process.
    private final Lazy<SecureRandom> random = new Lazy<>(SecureRandom::new);
    private final Lazy<Secrets> secrets =
            new Lazy<>(() -> new Secrets(() -> random.get().nextLong()));
    private final Lazy<Catalogue> catalogue = new Lazy<>(CatalogueFile::read);
    private final Lazy<BusinessCalendar> calendar = new Lazy<>(JapaneseCalendar::new);
    private final Lazy<StaffTokens> staffTokens = new Lazy<>(this::makeStaffTokens);
    private final Lazy<Registrations> registrations = new Lazy<>(this::makeRegistrations);
    private final Lazy<Flow> flow = new Lazy<>(this::makeFlow);
    private final Lazy<MailSender> mailSender = new Lazy<>(this::makeMailSender);
    private final Lazy<DocumentStore> documents = new Lazy<>(this::makeDocuments);
    private final Lazy<AuditArchive> auditArchive = new Lazy<>(this::makeAuditArchive);
    private final Lazy<AuditSeal> auditSeal = new Lazy<>(this::makeAuditSeal);
    private final Lazy<PkiPorts> pki = new Lazy<>(this::makePki);
    private final Lazy<CsrInspector> csrInspector = new Lazy<>(() -> pki.get().csrInspector(compromisedKeys()));
    private final Lazy<Perspective> perspective = new Lazy<>(() -> pki.get().perspective());
    private final Lazy<Perspectives> perspectives = new Lazy<>(() -> pki.get().perspectives(perspective()));
    private final Lazy<CertificateIssuer> certificateIssuer = new Lazy<>(this::makeCertificateIssuer);
    private final Lazy<CertificateReview> certificateReview =
            new Lazy<>(() -> pki.get().certificateReview());
    private final Lazy<CrlPress> crlPress = new Lazy<>(() -> status().crlPress());
    private final Lazy<OcspResponder> ocspResponder =
            new Lazy<>(() -> status().ocspResponder(issuedSerials(), new TableSignedResponses(table())));
    private final Lazy<DocumentPorts> paper = new Lazy<>(DocumentPorts::new);
    private final Lazy<MailComposer> mailComposer = new Lazy<>(this::makeMailComposer);

    private Wiring(FunctionEnvironment environment) {
        super(environment, new AwsClients(environment));
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
    public Flow flow() {
        return flow.get();
    }

    @Override
    public Registrations registrations() {
        return registrations.get();
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
    public KeyProofs keyProofs() {
        return pki.get().keyProofs();
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
    public CertificateReview certificateReview() {
        return certificateReview.get();
    }

    @Override
    public CrlPress crlPress() {
        return crlPress.get();
    }

    @Override
    public OcspResponder ocspResponder() {
        return ocspResponder.get();
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

    private Registrations makeRegistrations() {
        return new AskedRegistries(
                URI.create(environment.required("RDAP_BOOTSTRAP")), environment.required("WHOIS_OF_JP"), clock());
    }

    private StaffTokens makeStaffTokens() {
        var issuer = environment.required("STAFF_ISSUER");
        return new JwtStaffTokens(
                new ProviderKeys(issuer), issuer, environment.required("STAFF_AUDIENCE"), environment.clock());
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

    private StatusPorts status() {
        return new StatusPorts(environment, clients, pki.get());
    }

    private CertificateIssuer makeCertificateIssuer() {
        return pki.get()
                .certificateIssuer(
                        new ArchivedLedger(ledger(), auditArchive(), clock()),
                        new TableTimestampLedger(table()),
                        csrInspector());
    }

    private MailComposer makeMailComposer() {
        return paper.get().mailComposer(catalogue(), environment.required("SUPPORT_MAIL"), portal());
    }
}
