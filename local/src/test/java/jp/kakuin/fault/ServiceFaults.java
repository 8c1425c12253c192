package jp.kakuin.fault;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import jp.kakuin.local.host.AwsCall;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInternalException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What the SDK throws once it has given a call up, by the service's own type. */
final class ServiceFaults {

    private static final int TOO_MANY = 400;
    private static final int SLOW_DOWN = 503;
    private static final int INTERNAL = 500;

    private ServiceFaults() {}

    static SdkException of(FaultKind kind, AwsCall call) {
        return switch (kind) {
            case THROTTLED -> throttled(call);
            case FAILED -> failed(call);
            case REFUSED ->
                SdkClientException.create(
                        "Unable to execute HTTP request: Connection refused",
                        new ConnectException("Connection refused"));
            case LOST ->
                SdkClientException.create(
                        "Unable to execute HTTP request: Read timed out", new SocketTimeoutException("Read timed out"));
            case TIMED_OUT, KILLED -> throw new IllegalArgumentException("nobody lives to catch " + kind);
        };
    }

    private static AwsServiceException throttled(AwsCall call) {
        return switch (call.service()) {
            case "DynamoDb" ->
                filled(
                        ProvisionedThroughputExceededException.builder(),
                        "ProvisionedThroughputExceededException",
                        TOO_MANY);
            case "S3" -> filled(S3Exception.builder(), "SlowDown", SLOW_DOWN);
            case "Ses" -> filled(SesException.builder(), "Throttling", TOO_MANY);
            default -> filled(builder(call), "ThrottlingException", TOO_MANY);
        };
    }

    private static AwsServiceException failed(AwsCall call) {
        return switch (call.service()) {
            case "DynamoDb" -> filled(InternalServerErrorException.builder(), "InternalServerError", INTERNAL);
            case "Kms" -> filled(KmsInternalException.builder(), "KMSInternalException", INTERNAL);
            case "S3" -> filled(S3Exception.builder(), "InternalError", INTERNAL);
            default -> filled(builder(call), "InternalFailure", INTERNAL);
        };
    }

    private static AwsServiceException.Builder builder(AwsCall call) {
        return switch (call.service()) {
            case "DynamoDb" -> DynamoDbException.builder();
            case "Kms" -> KmsException.builder();
            case "Lambda" -> LambdaException.builder();
            case "S3" -> S3Exception.builder();
            case "Ses" -> SesException.builder();
            case "Sfn" -> SfnException.builder();
            default -> throw new IllegalStateException("which exception is " + call.service() + "'s?");
        };
    }

    private static AwsServiceException filled(AwsServiceException.Builder builder, String code, int status) {
        return builder.message("planned")
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("planned")
                        .build())
                .build();
    }
}
