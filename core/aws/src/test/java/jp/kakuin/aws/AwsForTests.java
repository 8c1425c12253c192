package jp.kakuin.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The clients as {@link Wiring} makes them, towards a given address. */
public final class AwsForTests {

    private final AwsClients clients;

    private AwsForTests(AwsClients clients) {
        this.clients = clients;
    }

    public static AwsForTests embedded() {
        return new AwsForTests(EmbeddedAws.clients());
    }

    public static AwsForTests at(java.net.URI endpoint) {
        return new AwsForTests(new AwsClients(new TestEnvironment(
                java.util.Map.of("AWS_REGION", EmbeddedAws.REGION), java.util.Optional.of(endpoint))));
    }

    public DynamoDbClient dynamoDb() {
        return clients.dynamoDb();
    }

    public S3Client s3() {
        return clients.s3();
    }

    public S3Presigner s3Presigner() {
        return clients.s3Presigner();
    }

    public SesClient ses() {
        return clients.ses();
    }

    public KmsClient kms() {
        return clients.kms();
    }

    public SfnClient stepFunctions() {
        return clients.stepFunctions();
    }
}
