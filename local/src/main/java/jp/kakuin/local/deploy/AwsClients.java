package jp.kakuin.local.deploy;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Clients of an AWS API on this machine, which takes any credentials. */
public final class AwsClients implements AutoCloseable {

    public static final String REGION = "ap-northeast-1";
    public static final String ACCESS_KEY = "test";
    public static final String SECRET_KEY = "test";

    private final URI endpoint;
    private final String region;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Map<String, LambdaClient> lambdas = new ConcurrentHashMap<>();

    public AwsClients(URI endpoint) {
        this(endpoint, REGION);
    }

    private AwsClients(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    /** The same API, asked for what stands in another region. */
    public AwsClients in(String otherRegion) {
        return new AwsClients(endpoint, otherRegion);
    }

    public String region() {
        return region;
    }

    public URI endpoint() {
        return endpoint;
    }

    public CloudFormationClient cloudFormation() {
        return local(CloudFormationClient.builder()).build();
    }

    public DynamoDbClient dynamoDb() {
        return local(DynamoDbClient.builder()).build();
    }

    public LambdaClient lambda() {
        return local(LambdaClient.builder()).build();
    }

    /** One for each region, kept until the end. */
    LambdaClient lambdaIn(String otherRegion) {
        return lambdas.computeIfAbsent(
                otherRegion,
                name -> local(LambdaClient.builder()).region(Region.of(name)).build());
    }

    public S3Client s3() {
        return local(S3Client.builder()).forcePathStyle(true).build();
    }

    public SesClient ses() {
        return local(SesClient.builder()).build();
    }

    public KmsClient kms() {
        return local(KmsClient.builder()).build();
    }

    public SfnClient stepFunctions() {
        return local(SfnClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B local(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .httpClient(http);
    }

    @Override
    public void close() {
        lambdas.values().forEach(LambdaClient::close);
        http.close();
    }
}
