package jp.kakuin.aws.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import jp.kakuin.aws.json.Json;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.CertificateLinter;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Asks the function lint-certificate. An answer that is not a whole verdict on this very certificate is a fault and permits nothing. */
public final class LambdaCertificateLinter implements CertificateLinter {

    private static final int OK = 200;

    private final LambdaClient client;
    private final String function;

    /** @param function ARN of the function's alias */
    public LambdaCertificateLinter(LambdaClient client, String function) {
        this.client = client;
        this.function = function;
    }

    @Override
    public List<String> findings(byte[] certificate, byte[] issuer, CertificateKind kind) {
        var encoder = Base64.getEncoder();
        var event = Map.of(
                "certificate", encoder.encodeToString(certificate),
                "issuer", encoder.encodeToString(issuer),
                "kind", kind.name());
        var answer = verdict(client.invoke(
                invoke -> invoke.functionName(function).payload(SdkBytes.fromUtf8String(Json.write(event)))));
        if (!answer.path("certificateSha256").asText().equals(sha256(certificate))) {
            throw new IllegalStateException("lint-certificate did not answer about this certificate");
        }
        return findings(answer);
    }

    private static JsonNode verdict(InvokeResponse response) {
        if (response.functionError() != null || response.statusCode() != OK) {
            // Its words may quote what it was given.
            throw new IllegalStateException("lint-certificate failed");
        }
        try {
            return Json.mapper().readTree(response.payload().asUtf8String());
        } catch (JsonProcessingException | RuntimeException unreadable) {
            throw new IllegalStateException("lint-certificate answered no JSON");
        }
    }

    private static List<String> findings(JsonNode answer) {
        var linter = answer.path("linter").asText();
        if (linter.isEmpty() || !answer.path("findings").isArray()) {
            throw new IllegalStateException("lint-certificate answered without a verdict");
        }
        var findings = new ArrayList<String>();
        for (var finding : answer.path("findings")) {
            findings.add(linter + ": " + finding.path("severity").asText() + " "
                    + finding.path("code").asText());
        }
        return findings;
    }

    private static String sha256(byte[] certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
