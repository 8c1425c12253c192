package jp.kakuin.aws;

import java.time.Duration;
import jp.kakuin.aws.perspective.PerspectivePorts;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Clients of the AWS services, over one small HTTP client. With an endpoint of its own the API is an emulator and takes any credentials. */
final class AwsClients {

    private final FunctionEnvironment environment;
    private final Lazy<SdkHttpClient> http = new Lazy<>(() -> UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(3))
            .socketTimeout(Duration.ofSeconds(10))
            .build());
    private final Lazy<SdkHttpClient> slow = new Lazy<>(() -> UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(3))
            .socketTimeout(Duration.ofSeconds(25))
            .build());

    AwsClients(FunctionEnvironment environment) {
        this.environment = environment;
    }

    DynamoDbClient dynamoDb() {
        return configured(DynamoDbClient.builder()).build();
    }

    S3Client s3() {
        return configured(S3Client.builder()).forcePathStyle(emulated()).build();
    }

    S3Presigner s3Presigner() {
        var builder = S3Presigner.builder()
                .region(region())
                .credentialsProvider(credentials())
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(emulated())
                        .build());
        environment.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** Without retries of its own: a mail whose answer was lost is settled by its claim, not sent again in silence. */
    SesClient ses() {
        var builder = configured(SesClient.builder());
        var once = builder.overrideConfiguration().toBuilder().retryStrategy(AwsRetryStrategy.doNotRetry());
        return builder.overrideConfiguration(once.build()).build();
    }

    KmsClient kms() {
        return configured(KmsClient.builder()).build();
    }

    LambdaClient lambda() {
        return configured(LambdaClient.builder()).build();
    }

    /** A secret's text. */
    String secret(String arn) {
        try (var secrets = configured(SecretsManagerClient.builder()).build()) {
            return secrets.getSecretValue(request -> request.secretId(arn)).secretString();
        }
    }

    SfnClient stepFunctions() {
        return configured(SfnClient.builder()).build();
    }

    /** In another region. A function that looks at slow name servers answers later than a service of AWS does. */
    LambdaClient lambda(String region) {
        var builder = configured(LambdaClient.builder());
        var patient = builder.overrideConfiguration().toBuilder().apiCallTimeout(PerspectivePorts.DEADLINE);
        return builder.region(Region.of(region))
                .httpClient(slow.get())
                .overrideConfiguration(patient.build())
                .build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
        environment.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(region())
                .credentialsProvider(credentials())
                .overrideConfiguration(options -> options.executionInterceptors(environment.interceptors()))
                .httpClient(http.get());
    }

    private boolean emulated() {
        return environment.endpoint().isPresent();
    }

    private Region region() {
        return Region.of(environment.variable("AWS_REGION").orElse("ap-northeast-1"));
    }

    private AwsCredentialsProvider credentials() {
        return emulated()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))
                : DefaultCredentialsProvider.builder().build();
    }
}
