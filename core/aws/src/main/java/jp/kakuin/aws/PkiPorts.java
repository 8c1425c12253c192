package jp.kakuin.aws;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import jp.kakuin.aws.key.KmsSigningKey;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.csr.HostNames;
import jp.kakuin.issuance.CaaLookup;
import jp.kakuin.issuance.CertificateIssuer;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.authority.PublicationPoints;
import jp.kakuin.pki.caa.DnsCaaLookup;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.issuance.LedgeredIssuer;
import jp.kakuin.pki.name.FullyQualifiedNames;

/** The ports whose classes are in the pki layer. Touched by the functions alone that have it. */
final class PkiPorts {

    private static final Duration DNS_TIMEOUT = Duration.ofSeconds(5);

    private final FunctionEnvironment environment;
    private final AwsClients clients;
    private final FullyQualifiedNames hostNames = new FullyQualifiedNames();

    PkiPorts(FunctionEnvironment environment, AwsClients clients) {
        this.environment = environment;
        this.clients = clients;
    }

    HostNames hostNames() {
        return hostNames;
    }

    CsrInspector csrInspector() {
        return new CsrCheck(hostNames);
    }

    CaaLookup caaLookup() {
        var resolver = URI.create("dns://" + environment.required("DNS_RESOLVER"));
        return new DnsCaaLookup(
                new InetSocketAddress(resolver.getHost(), resolver.getPort() < 0 ? 53 : resolver.getPort()),
                Set.of(environment.required("CAA_DOMAIN")),
                DNS_TIMEOUT);
    }

    CertificateIssuer certificateIssuer(SignatureLedger ledger) {
        var authority = CertificationAuthority.of(
                new KmsSigningKey(clients.kms(), environment.required("CA_KEY_ID")),
                issuingChain(),
                new PublicationPoints(environment.required("CRL_URL"), environment.required("CA_ISSUERS_URL")));
        return new LedgeredIssuer(
                authority, hostNames, SctSource.NONE, ledger, environment.clock(), new SecureRandom());
    }

    /** The issuing CA's certificate, then its issuers' except the root. */
    private List<byte[]> issuingChain() {
        var bucket = environment.required("CA_BUCKET");
        var s3 = clients.s3();
        var pem = s3.getObjectAsBytes(get -> get.bucket(bucket).key("ca/issuing.pem"));
        return Pem.read(pem.asString(StandardCharsets.US_ASCII));
    }
}
