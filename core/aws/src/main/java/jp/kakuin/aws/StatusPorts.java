package jp.kakuin.aws;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kakuin.aws.key.CaBucket;
import jp.kakuin.aws.key.KmsSigningKey;
import jp.kakuin.aws.store.S3CrlPress;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.ocsp.DelegatedResponder;
import jp.kakuin.pki.ocsp.OcspAuthority;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.status.CrlPart;
import jp.kakuin.status.CrlPress;
import jp.kakuin.status.OcspResponder;
import jp.kakuin.status.SignedResponses;

/** The ports of CRL and OCSP. Touched by the functions alone that have the pki layer. */
final class StatusPorts {

    private final FunctionEnvironment environment;
    private final AwsClients clients;
    private final PkiPorts pki;

    StatusPorts(FunctionEnvironment environment, AwsClients clients, PkiPorts pki) {
        this.environment = environment;
        this.clients = clients;
        this.pki = pki;
    }

    CrlPress crlPress() {
        var bucket = pki.caBucket();
        var authorities = pki.authorities();
        return new S3CrlPress(
                () -> signers(authorities.get()),
                () -> respondersEnd(bucket),
                clients.s3(),
                environment.required("PUBLIC_BUCKET"),
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** A part belongs to its CA for ever, whether that still issues or not. */
    private static Map<CrlPart, CertificationAuthority> signers(IssuingAuthorities authorities) {
        var signers = new LinkedHashMap<CrlPart, CertificationAuthority>();
        for (var term : authorities.terms()) {
            var authority = term.authority();
            var issuerKey = HexFormat.of().formatHex(authority.keyIdentifier());
            authority.points().crlUrls().forEach(url -> signers.put(new CrlPart(url, issuerKey), authority));
        }
        return signers;
    }

    private static Optional<Instant> respondersEnd(CaBucket bucket) {
        var responders = bucket.responders();
        return responders.size() < bucket.held().size()
                ? Optional.empty()
                : responders.stream()
                        .map(responder -> OcspAuthority.endOf(responder.certificate()))
                        .min(Instant::compareTo);
    }

    OcspResponder ocspResponder(IssuedSerials serials, SignedResponses kept) {
        var bucket = pki.caBucket();
        // One key answers for every CA, with a certificate of each.
        var key = new KmsSigningKey(clients.kms(), environment.required("OCSP_KEY_ID"), "ocspSignatures");
        var authorities = new Remembered<>(() -> authorities(bucket, key), PkiPorts.REMEMBERED, environment.clock());
        return new DelegatedResponder(authorities::get, serials, kept, environment.clock());
    }

    private static List<OcspAuthority> authorities(CaBucket bucket, KmsSigningKey key) {
        var issuers = bucket.held().stream()
                .collect(
                        Collectors.toMap(CaBucket.Held::number, ca -> ca.chain().getFirst()));
        return bucket.responders().stream()
                .filter(responder -> issuers.containsKey(responder.number()))
                .map(responder -> OcspAuthority.of(issuers.get(responder.number()), responder.certificate(), key))
                .toList();
    }
}
