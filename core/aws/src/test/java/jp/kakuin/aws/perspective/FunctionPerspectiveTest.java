package jp.kakuin.aws.perspective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import jp.kakuin.aws.json.Json;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** A function that fails has seen nothing. */
class FunctionPerspectiveTest {

    private static final String ARN = "arn:aws:lambda:us-west-2:000000000000:function:kakuin-check-perspective:live";
    private static final Probe PROBE = new Probe.Alias("www.example.co.jp", "example.net");

    private final List<InvokeRequest> invoked = new ArrayList<>();

    /** Answers all invocations alike. */
    private record Answering(List<InvokeRequest> invoked, InvokeResponse answer) implements LambdaClient {

        @Override
        public InvokeResponse invoke(InvokeRequest request) {
            invoked.add(request);
            return answer;
        }

        @Override
        public String serviceName() {
            return "lambda";
        }

        @Override
        public void close() {}
    }

    @Test
    void sighting_shouldBeWhatTheFunctionAnswered_askedByItsVeryArn() throws Exception {
        var seen = look(InvokeResponse.builder(), "{\"verdict\":\"CORROBORATES\",\"found\":\"example.net\"}");

        assertThat(seen).isEqualTo(new Sighting(Sighting.Verdict.CORROBORATES, "example.net"));
        assertThat(invoked).singleElement().satisfies(request -> {
            assertThat(request.functionName()).isEqualTo(ARN);
            assertThat(ProbeJson.probe(Json.mapper().readTree(request.payload().asUtf8String())))
                    .isEqualTo(PROBE);
        });
    }

    @Test
    void failedFunction_shouldHaveSeenNothing_evenIfItsPayloadLooksLikeAYes() {
        var seen = look(
                InvokeResponse.builder().functionError("Unhandled"), "{\"verdict\":\"CORROBORATES\",\"found\":\"\"}");

        assertThat(seen.verdict()).isEqualTo(Sighting.Verdict.NO_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"errorMessage\":\"2026-11-21 Task timed out\"}", "\"Mock response\""})
    void otherAnswer_shouldBeNoAnswer(String payload) {
        assertThat(look(InvokeResponse.builder(), payload).verdict()).isEqualTo(Sighting.Verdict.NO_ANSWER);
    }

    @Test
    void throttledFunction_shouldBeAFault_whichCountsForNothing() {
        LambdaClient throttled = new LambdaClient() {
            @Override
            public InvokeResponse invoke(InvokeRequest request) {
                throw TooManyRequestsException.builder()
                        .message("Rate exceeded")
                        .build();
            }

            @Override
            public String serviceName() {
                return "lambda";
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> new FunctionPerspective(throttled, ARN).look(PROBE))
                .isInstanceOf(TooManyRequestsException.class);
    }

    private Sighting look(InvokeResponse.Builder answer, String payload) {
        var response = answer.payload(SdkBytes.fromUtf8String(payload)).build();
        return new FunctionPerspective(new Answering(invoked, response), ARN).look(PROBE);
    }
}
