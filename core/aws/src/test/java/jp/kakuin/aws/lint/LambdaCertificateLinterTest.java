package jp.kakuin.aws.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import jp.kakuin.issuance.CertificateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** SPEC I-4: only a whole verdict on this very certificate permits. */
class LambdaCertificateLinterTest {

    private static final byte[] CERTIFICATE = {1, 2, 3};
    private static final String SHA256 = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";
    private static final String VERDICT =
            "{\"certificateSha256\":\"" + SHA256 + "\",\"linter\":\"pkilint 0.13.3\",\"findings\":[%s]}";

    @Test
    void certificate_shouldBePermitted_whenNothingIsFound() {
        var asked = new StringBuilder();
        var linter = linter(request -> {
            asked.append(request.functionName())
                    .append(' ')
                    .append(request.payload().asUtf8String());
            return answer(VERDICT.formatted(""));
        });
        assertThat(linter.findings(CERTIFICATE, new byte[] {4}, CertificateKind.EV))
                .isEmpty();
        assertThat(asked.toString())
                .startsWith("arn:linter:live ")
                .contains("\"certificate\":\"AQID\"", "\"issuer\":\"BA==\"", "\"kind\":\"EV\"");
    }

    @Test
    void certificate_shouldBeStopped_whenAnythingIsFound() {
        var linter = linter(_ -> answer(VERDICT.formatted("{\"severity\":\"ERROR\",\"code\":\"a.b\"},{\"odd\":1}")));
        assertThat(findings(linter)).containsExactly("pkilint 0.13.3: ERROR a.b", "pkilint 0.13.3:  ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "\"OK\"",
                "{\"findings\":[]}",
                "{\"linter\":\"pkilint 0.13.3\",\"findings\":[]}",
                "{\"certificateSha256\":\"00\",\"linter\":\"pkilint 0.13.3\",\"findings\":[]}",
                "{\"certificateSha256\":\"" + SHA256 + "\",\"findings\":[]}",
                "{\"certificateSha256\":\"" + SHA256 + "\",\"linter\":\"pkilint 0.13.3\"}",
                "{\"certificateSha256\":\"" + SHA256 + "\",\"linter\":\"pkilint 0.13.3\",\"findings\":{}}",
                "{\"certificateSha256\":\"" + SHA256 + "\",\"linter\":\"pkilint 0.13.3\",\"findings\":[]",
                "Mock response"
            })
    void nothing_shouldBePermitted_whenTheAnswerIsNoVerdict(String body) {
        assertThatThrownBy(() -> findings(linter(_ -> answer(body)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothing_shouldBePermitted_whenTheFunctionFailed() {
        var failed = InvokeResponse.builder()
                .statusCode(200)
                .functionError("Unhandled")
                .payload(SdkBytes.fromUtf8String(VERDICT.formatted("")))
                .build();
        assertThatThrownBy(() -> findings(linter(_ -> failed))).hasMessage("lint-certificate failed");
        var accepted = answer(VERDICT.formatted("")).toBuilder().statusCode(202).build();
        assertThatThrownBy(() -> findings(linter(_ -> accepted))).hasMessage("lint-certificate failed");
    }

    @Test
    void nothing_shouldBePermitted_whenTheFunctionIsThrottledLateOrGone() {
        for (var fault : new SdkException[] {
            TooManyRequestsException.builder().build(),
            ApiCallTimeoutException.create(1),
            ResourceNotFoundException.builder().build()
        }) {
            assertThatThrownBy(() -> findings(linter(_ -> {
                        throw fault;
                    })))
                    .isSameAs(fault);
        }
    }

    private static java.util.List<String> findings(LambdaCertificateLinter linter) {
        return linter.findings(CERTIFICATE, new byte[0], CertificateKind.OV);
    }

    private static InvokeResponse answer(String body) {
        return InvokeResponse.builder()
                .statusCode(200)
                .payload(SdkBytes.fromUtf8String(body))
                .build();
    }

    private static LambdaCertificateLinter linter(Function<InvokeRequest, InvokeResponse> service) {
        return new LambdaCertificateLinter(
                new LambdaClient() {
                    @Override
                    public InvokeResponse invoke(InvokeRequest request) {
                        return service.apply(request);
                    }

                    @Override
                    public String serviceName() {
                        return "lambda";
                    }

                    @Override
                    public void close() {}
                },
                "arn:linter:live");
    }
}
