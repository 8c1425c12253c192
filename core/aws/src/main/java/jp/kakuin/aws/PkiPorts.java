package jp.kakuin.aws;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import jp.kakuin.aws.ct.HttpLogClient;
import jp.kakuin.aws.ct.LogListObject;
import jp.kakuin.aws.key.CaBucket;
import jp.kakuin.aws.key.KmsSigningKey;
import jp.kakuin.aws.lint.LambdaCertificateLinter;
import jp.kakuin.aws.perspective.PerspectivePorts;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.compromise.KeyNames;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.csr.HostNames;
import jp.kakuin.issuance.CertificateIssuer;
import jp.kakuin.issuance.CertificateLinter;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.TimestampLedger;
import jp.kakuin.order.JapanTime;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.authority.PublicationPoints;
import jp.kakuin.pki.caa.CaaCheck;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.csr.CompromiseProofs;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.csr.Municipalities;
import jp.kakuin.pki.csr.NamedKeys;
import jp.kakuin.pki.ct.LogSubmission;
import jp.kakuin.pki.ct.ParallelAsking;
import jp.kakuin.pki.dns.DnsLookup;
import jp.kakuin.pki.dns.TrustAnchors;
import jp.kakuin.pki.dns.ValidatingLookup;
import jp.kakuin.pki.issuance.LedgeredIssuer;
import jp.kakuin.pki.lint.Linter;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.name.PublicSuffixes;
import jp.kakuin.pki.review.SecondLook;
import jp.kakuin.pki.validation.LocalPerspective;
import jp.kakuin.pki.validation.PublicInternet;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.revocation.KeyProofs;
import jp.kakuin.sampling.CertificateReview;
import jp.kakuin.validation.Perspective;
import jp.kakuin.validation.Perspectives;

/** The ports whose classes are in the pki layer. Touched by the functions alone that have it. */
final class PkiPorts {

    /** How long a new CA or responder may be unknown to a process that runs already. */
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final Duration DNS_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LOG_TIMEOUT = Duration.ofSeconds(5);
    // Together with one more timeout well within the function's minute.
    private static final Duration LOG_BUDGET = Duration.ofSeconds(25);

    private final FunctionEnvironment environment;
    private final AwsClients clients;
    private final FullyQualifiedNames hostNames = new FullyQualifiedNames();

    PkiPorts(FunctionEnvironment environment, AwsClients clients) {
        this.environment = environment;
        this.clients = clients;
        tellOldLists();
    }

    /** Every process that starts with a list that is too old says so: the alarm NameListOld rings. */
    private void tellOldLists() {
        var today = JapanTime.dayOf(environment.clock().instant());
        var old = new ArrayList<String>();
        if (PublicSuffixes.isOld(today)) {
            old.add("Public Suffix List of " + PublicSuffixes.date());
        }
        if (Municipalities.isOld(today)) {
            old.add("municipalities of " + Municipalities.date());
        }
        if (!old.isEmpty()) {
            JournalLine.begin(null)
                    .with("alarm", "NAME_LIST_OLD")
                    .with("lists", old)
                    .print();
        }
    }

    HostNames hostNames() {
        return hostNames;
    }

    CsrInspector csrInspector(CompromisedKeys compromised) {
        return new CsrCheck(hostNames, weakKeys(), compromised);
    }

    KeyProofs keyProofs() {
        return new CompromiseProofs();
    }

    KeyNames keyNames() {
        return new NamedKeys();
    }

    /** A list that is missing is told by every process that starts: the alarm WeakKeyListMissing rings. */
    private WeakKeyLists weakKeys() {
        var folder = Path.of(environment.required("WEAK_KEYS"));
        var lists = environment
                        .variable("WEAK_KEYS_DEMANDED")
                        .filter("true"::equals)
                        .isPresent()
                ? WeakKeyLists.demandedIn(folder)
                : WeakKeyLists.in(folder);
        if (!lists.missing().isEmpty()) {
            JournalLine.begin(null)
                    .with("alarm", "WEAK_KEY_LIST_MISSING")
                    .with("rsaBits", lists.missing())
                    .print();
        }
        return lists;
    }

    /** The place where this function runs, by its own resolver. */
    Perspective perspective() {
        var dns = dns();
        return new LocalPerspective(
                dns, environment.siteReach().orElseGet(PublicInternet::new), new CaaCheck(dns)::look);
    }

    Perspectives perspectives(Perspective here) {
        var key = new Lazy<>(() -> clients.secret(environment.required("OPEN_MPIC_KEY")));
        return new PerspectivePorts(environment, clients::lambda, key::get).perspectives(here);
    }

    private DnsLookup dns() {
        var resolver = URI.create("dns://" + environment.required("DNS_RESOLVER"));
        return new ValidatingLookup(
                new InetSocketAddress(resolver.getHost(), resolver.getPort() < 0 ? 53 : resolver.getPort()),
                environment
                        .variable("DNS_TRUST_ANCHORS")
                        .filter(records -> !records.isBlank())
                        .map(TrustAnchors::of)
                        .orElseGet(TrustAnchors::iana),
                environment.clock(),
                DNS_TIMEOUT);
    }

    CertificateIssuer certificateIssuer(SignatureLedger ledger, TimestampLedger timestamps, CsrInspector inspector) {
        var trial = new Lazy<>(this::trial);
        var authorities = authorities();
        return new LedgeredIssuer(
                () -> authorities.get().with(trial::get),
                new Linter(hostNames, linter()),
                inspector,
                logs(timestamps),
                ledger,
                environment.clock(),
                new SecureRandom());
    }

    /** Without the CAs' keys: who looks at certificates once more can make none. */
    CertificateReview certificateReview() {
        var bucket = caBucket();
        var authorities = new Remembered<>(() -> withoutKeys(bucket.held()), REMEMBERED, environment.clock());
        return new SecondLook(authorities::get, new Linter(hostNames, linter()));
    }

    private IssuingAuthorities withoutKeys(List<CaBucket.Held> held) {
        return new IssuingAuthorities(held.stream()
                .map(ca -> new IssuingAuthorities.Term(
                        CertificationAuthority.withoutKey(ca.chain(), points(ca)), ca.from()))
                .toList());
    }

    /** The issuing CAs as they stand in the bucket, with their keys. */
    Supplier<IssuingAuthorities> authorities() {
        var keys = caKeys();
        var bucket = caBucket();
        return () -> authorities(bucket.held(), keys);
    }

    CaBucket caBucket() {
        return new CaBucket(clients.s3(), environment.required("CA_BUCKET"));
    }

    private List<KmsSigningKey> caKeys() {
        var kms = clients.kms();
        return Arrays.stream(environment.required("CA_KEY_IDS").split(","))
                .map(id -> new KmsSigningKey(kms, id))
                .toList();
    }

    private CertificateLinter linter() {
        return new LambdaCertificateLinter(clients.lambda(), environment.required("LINT_FUNCTION"));
    }

    /** Only the word {@code PRIVATE-CA} does without logs: a list that is missing is a fault. */
    private SctSource logs(TimestampLedger timestamps) {
        var key = environment.required("CT_LOG_LIST");
        if (key.equals("PRIVATE-CA")) {
            return SctSource.NONE;
        }
        var list = new LogListObject(clients.s3(), environment.required("CA_BUCKET"), key);
        return new LogSubmission(
                list::read,
                new ParallelAsking(new HttpLogClient(LOG_TIMEOUT), LOG_TIMEOUT, LOG_BUDGET),
                timestamps,
                environment.clock(),
                new JournalOfLogs());
    }

    /** Looked for only when a trial is to be signed, by its own key. */
    private CertificationAuthority trial() {
        var key = new KmsSigningKey(clients.kms(), environment.required("TRIAL_CA_KEY_ID"), "trialSignatures");
        return CertificationAuthority.of(
                key, List.of(caBucket().trial()), PublicationPoints.ofTrial(environment.required("PKI_DOMAIN")));
    }

    private IssuingAuthorities authorities(List<CaBucket.Held> held, List<KmsSigningKey> keys) {
        if (held.size() > keys.size()) {
            // The one before must never issue again because this stack has forgotten a key.
            throw new IllegalStateException("there are " + held.size() + " issuing CAs and " + keys.size() + " keys");
        }
        return new IssuingAuthorities(held.stream().map(ca -> term(ca, keys)).toList());
    }

    private IssuingAuthorities.Term term(CaBucket.Held ca, List<KmsSigningKey> keys) {
        return new IssuingAuthorities.Term(
                CertificationAuthority.of(keys.get(ca.number() - 1), ca.chain(), points(ca)), ca.from());
    }

    private PublicationPoints points(CaBucket.Held ca) {
        return PublicationPoints.ofIssuing(
                environment.required("PKI_DOMAIN"), ca.number(), Integer.parseInt(environment.required("CRL_PARTS")));
    }
}
