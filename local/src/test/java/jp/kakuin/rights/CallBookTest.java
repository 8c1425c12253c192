package jp.kakuin.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.kakuin.local.host.AwsCall;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is noted of a call decides what the journeys prove. */
class CallBookTest {

    private static final String TABLE = "arn:aws:dynamodb:" + Stack.REGION + ":" + Stack.ACCOUNT + ":table/T";

    private final CallBook book = new CallBook();

    private void call(String service, String operation, SdkRequest request) {
        book.before(new AwsCall("f", service, operation, request));
    }

    private List<String> needs() {
        return book.needs().getOrDefault("f", java.util.Set.of()).stream()
                .map(Need::toString)
                .sorted()
                .toList();
    }

    @Test
    void transaction_shouldNeedTheActionOfEachOfItsItems() {
        var key = Map.of("pk", AttributeValue.fromS("ORDER#K1"), "sk", AttributeValue.fromS("ORDER"));
        call(
                "DynamoDb",
                "TransactWriteItems",
                TransactWriteItemsRequest.builder()
                        .transactItems(List.of(
                                TransactWriteItem.builder()
                                        .put(put -> put.tableName("T").item(key))
                                        .build(),
                                TransactWriteItem.builder()
                                        .conditionCheck(
                                                check -> check.tableName("T").key(key))
                                        .build()))
                        .build());
        assertThat(needs()).containsExactly("dynamodb:ConditionCheckItem on " + TABLE, "dynamodb:PutItem on " + TABLE);
        assertThat(book.needs().get("f"))
                .allMatch(need -> need.request().get("dynamodb:LeadingKeys").equals(List.of("ORDER#…")));
    }

    @Test
    void queryOfAnIndex_shouldNeedTheIndexAndNotTheTable() {
        call(
                "DynamoDb",
                "Query",
                QueryRequest.builder().tableName("T").indexName("gsi1").build());
        assertThat(needs()).containsExactly("dynamodb:Query on " + TABLE + "/index/gsi1");
    }

    @Test
    void objectThatIsNotThere_shouldNeedTheListing_elseAwsSaysForbidden() {
        var request = HeadObjectRequest.builder().bucket("B").key("k").build();
        call("S3", "HeadObject", request);
        assertThat(needs()).containsExactly("s3:GetObject on arn:aws:s3:::B/k");
        book.failed(
                new AwsCall("f", "S3", "HeadObject", request),
                S3Exception.builder().statusCode(404).build());
        assertThat(needs()).containsExactly("s3:GetObject on arn:aws:s3:::B/k", "s3:ListBucket on arn:aws:s3:::B");
    }

    @Test
    void objectWithItsOwnLock_shouldNeedTheRightToLockIt() {
        call(
                "S3",
                "PutObject",
                PutObjectRequest.builder()
                        .bucket("B")
                        .key("k")
                        .objectLockMode("COMPLIANCE")
                        .build());
        assertThat(needs())
                .containsExactly("s3:PutObject on arn:aws:s3:::B/k", "s3:PutObjectRetention on arn:aws:s3:::B/k");
    }

    @Test
    void signedAddress_shouldNeedWhatItsHolderDoes() {
        book.answered(
                "f",
                "{\"body\":\"{\\\"url\\\":\\\"http://127.0.0.1:1/B/documents/1?X-Amz-SignedHeaders=content-length%3Bhost&X-Amz-Signature=ab\\\"}\"}");
        book.answered(
                "f", "{\"url\":\"http://127.0.0.1:1/B/documents/2?X-Amz-SignedHeaders=host&X-Amz-Signature=ab\"}");
        assertThat(needs())
                .containsExactly(
                        "s3:GetObject on arn:aws:s3:::B/documents/2", "s3:PutObject on arn:aws:s3:::B/documents/1");
    }

    @Test
    void unknownCall_shouldBeNamed_elseNobodyAsksWhatItNeeds() {
        call("DynamoDb", "Scan", QueryRequest.builder().build());
        assertThat(book.unknown()).containsExactly("f DynamoDb.Scan");
    }
}
