package jp.kakuin.local.audit;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import jp.kakuin.local.deploy.AwsClients;
import jp.kakuin.local.deploy.StackOutputs;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A deployed stack as the audit commands need it: on AWS with the credentials and region of whoever runs them, or on this machine. */
public record AuditPlace(
        S3Client s3,
        KmsClient kms,
        DynamoDbClient dynamoDb,
        SfnClient stepFunctions,
        Map<String, String> outputs,
        Clock clock)
        implements AutoCloseable {

    public static AuditPlace onAws(String stack) {
        try (var cloudFormation = CloudFormationClient.create()) {
            return new AuditPlace(
                    S3Client.create(),
                    KmsClient.create(),
                    DynamoDbClient.create(),
                    SfnClient.create(),
                    StackOutputs.of(cloudFormation, stack),
                    Clock.systemUTC());
        }
    }

    /** @param clock the suite's, which may have been moved */
    public static AuditPlace onThisMachine(URI endpoint, String stack, Clock clock) {
        var aws = new AwsClients(endpoint);
        try (var cloudFormation = aws.cloudFormation()) {
            return new AuditPlace(
                    aws.s3(),
                    aws.kms(),
                    aws.dynamoDb(),
                    aws.stepFunctions(),
                    StackOutputs.of(cloudFormation, stack),
                    clock);
        }
    }

    String bucket() {
        return outputs.get("AuditBucket");
    }

    byte[] auditKey() {
        return kms.getPublicKey(get -> get.keyId(outputs.get("AuditKeyId")))
                .publicKey()
                .asByteArray();
    }

    @Override
    public void close() {
        s3.close();
        kms.close();
        dynamoDb.close();
        stepFunctions.close();
    }
}
