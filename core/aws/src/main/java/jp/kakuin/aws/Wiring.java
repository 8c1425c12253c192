package jp.kakuin.aws;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.csr.HostNames;
import jp.kakuin.draft.Drafts;
import jp.kakuin.due.DueIndex;
import jp.kakuin.flow.Flow;
import jp.kakuin.identity.Secrets;
import jp.kakuin.identity.StaffTokens;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.invoicing.PrintShop;
import jp.kakuin.issuance.CaaLookup;
import jp.kakuin.issuance.CertificateIssuer;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.mail.MailComposer;
import jp.kakuin.mail.MailSender;
import jp.kakuin.order.Accounts;
import jp.kakuin.order.Orders;
import jp.kakuin.upload.DocumentStore;

/** The ports over AWS. Each is made when a function first asks for it, so that a function needs only the variables, rights and layers it uses. */
public final class Wiring implements Ports {

    private final FunctionEnvironment environment;
    private final Lazy<Secrets> secrets = new Lazy<>(() -> new Secrets(new SecureRandom()));

    private Wiring(FunctionEnvironment environment) {
        this.environment = environment;
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
        throw notYet();
    }

    @Override
    public Catalogue catalogue() {
        throw notYet();
    }

    @Override
    public BusinessCalendar calendar() {
        throw notYet();
    }

    @Override
    public Orders orders() {
        throw notYet();
    }

    @Override
    public Accounts accounts() {
        throw notYet();
    }

    @Override
    public Drafts drafts() {
        throw notYet();
    }

    @Override
    public DueIndex dueIndex() {
        throw notYet();
    }

    @Override
    public Flow flow() {
        throw notYet();
    }

    @Override
    public CsrInspector csrInspector() {
        throw notYet();
    }

    @Override
    public HostNames hostNames() {
        throw notYet();
    }

    @Override
    public CaaLookup caaLookup() {
        throw notYet();
    }

    @Override
    public CertificateIssuer certificateIssuer() {
        throw notYet();
    }

    @Override
    public MailClaims mailClaims() {
        throw notYet();
    }

    @Override
    public MailComposer mailComposer() {
        throw notYet();
    }

    @Override
    public MailSender mailSender() {
        throw notYet();
    }

    @Override
    public PrintShop printShop() {
        throw notYet();
    }

    @Override
    public DocumentStore documents() {
        throw notYet();
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

    private static UnsupportedOperationException notYet() {
        return new UnsupportedOperationException("not wired yet");
    }
}
