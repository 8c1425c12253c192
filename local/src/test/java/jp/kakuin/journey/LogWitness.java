package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import jp.kakuin.aws.ct.LogListObject;
import jp.kakuin.local.ct.Proofs;
import jp.kakuin.local.web.Exchange;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.certificate.CtExtensions;
import jp.kakuin.pki.certificate.SctList;
import jp.kakuin.pki.certificate.ToBeSigned;
import jp.kakuin.pki.ct.CtLog;
import jp.kakuin.pki.ct.CtPolicy;
import jp.kakuin.pki.ct.LogEntry;
import jp.kakuin.pki.ct.LogList;
import jp.kakuin.pki.ct.SignedTimestamp;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Somebody who has a certificate and the list of logs, and asks each log to prove what it promised. */
final class LogWitness {

    private final LogList list;

    LogWitness(Suite suite) {
        try (var place = suite.audit()) {
            var outputs = place.outputs();
            list = new LogListObject(place.s3(), outputs.get("CaBucket"), outputs.get("CtLogList")).read();
        }
    }

    /** Every timestamp is signed by a log of the list, whose tree has the entry; together they are as many as browsers ask for. */
    void assertLogged(byte[] certificate, byte[] chain) throws Exception {
        var content =
                Certificate.getInstance(Pem.read(text(certificate)).getFirst()).getTBSCertificate();
        var issuer = CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Pem.read(text(chain)).getFirst()))
                .getPublicKey();
        var entry = LogEntry.of(withoutTimestamps(content).getEncoded(), issuer);
        var logs = new ArrayList<CtLog>();
        for (var bytes : SctList.of(ToBeSigned.of(content.getEncoded()))) {
            var timestamp = SignedTimestamp.read(bytes);
            var log = list.logs().stream()
                    .filter(each -> each.id().equals(timestamp.log()))
                    .findFirst()
                    .orElseThrow();
            assertThat(entry.isSigned(timestamp, log.key())).isTrue();
            assertInTree(log, entry.timestamped(timestamp));
            logs.add(log);
        }
        assertThat(CtPolicy.isMet(CtPolicy.of(content), logs)).isTrue();
    }

    private static void assertInTree(CtLog log, byte[] leaf) throws Exception {
        var head = get(log, "get-sth");
        var root = decoded(head.path("sha256_root_hash"));
        assertThat(isSigned(log.key(), head, root))
                .as("the tree's head is the log's")
                .isTrue();
        var hash = Base64.getEncoder().encodeToString(Proofs.leafHash(leaf));
        long size = head.path("tree_size").asLong();
        var proof = get(
                log,
                "get-proof-by-hash?hash=" + URLEncoder.encode(hash, StandardCharsets.UTF_8) + "&tree_size=" + size);
        long index = proof.path("leaf_index").asLong();
        var path = new ArrayList<byte[]>();
        proof.path("audit_path").forEach(node -> path.add(decoded(node)));
        assertThat(Proofs.includes(Proofs.leafHash(leaf), index, size, path, root))
                .as("the entry is in the tree")
                .isTrue();
        var entries = get(log, "get-entries?start=" + index + "&end=" + index).path("entries");
        assertThat(decoded(entries.path(0).path("leaf_input"))).isEqualTo(leaf);
    }

    /** RFC 6962 3.5. */
    private static boolean isSigned(PublicKey key, JsonNode head, byte[] root) throws Exception {
        var signature = decoded(head.path("tree_head_signature"));
        var verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(key);
        verifier.update(ByteBuffer.allocate(2 + 2 * Long.BYTES + root.length)
                .put((byte) 0)
                .put((byte) 1)
                .putLong(head.path("timestamp").asLong())
                .putLong(head.path("tree_size").asLong())
                .put(root)
                .array());
        return verifier.verify(Arrays.copyOfRange(signature, 4, signature.length));
    }

    private static TBSCertificate withoutTimestamps(TBSCertificate content) {
        var kept = Arrays.stream(content.getExtensions().getExtensionOIDs())
                .filter(oid -> !oid.equals(CtExtensions.SCT_LIST))
                .map(content.getExtensions()::getExtension)
                .toArray(org.bouncycastle.asn1.x509.Extension[]::new);
        return new TBSCertificate(
                content.getVersion(),
                content.getSerialNumber(),
                content.getSignature(),
                content.getIssuer(),
                content.getValidity(),
                content.getSubject(),
                content.getSubjectPublicKeyInfo(),
                null,
                null,
                new Extensions(kept));
    }

    private static JsonNode get(CtLog log, String call) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(log.url() + "ct/v1/" + call));
            return Exchange.JSON.readTree(
                    http.send(request.build(), BodyHandlers.ofByteArray()).body());
        }
    }

    private static byte[] decoded(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asText());
    }

    private static String text(byte[] pem) {
        return new String(pem, StandardCharsets.US_ASCII);
    }
}
