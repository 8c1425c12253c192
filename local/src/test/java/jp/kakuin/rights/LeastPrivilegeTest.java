package jp.kakuin.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.kakuin.local.host.AwsCall;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.kms.model.SignRequest;

/** A call that AWS would refuse and a grant that nobody uses have to be seen, else the journeys prove nothing. */
class LeastPrivilegeTest {

    private final CallBook book = new CallBook();

    private LeastPrivilege rights() {
        return new LeastPrivilege(book);
    }

    private void reads(String function, String partition) {
        var key = Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS("X"));
        var request = GetItemRequest.builder().tableName("Table").key(key).build();
        book.before(new AwsCall(function, "DynamoDb", "GetItem", request));
    }

    @Test
    void call_shouldBeRefused_whenTheRoleDoesNotGrantIt() {
        var request = PutItemRequest.builder().tableName("Table").build();
        book.before(new AwsCall("read-order", "DynamoDb", "PutItem", request));
        assertThat(rights().refused()).singleElement().asString().startsWith("read-order may not dynamodb:PutItem");
    }

    @Test
    void call_shouldBeRefused_whenItReachesOverTheFence() {
        reads("read-draft", "DRAFT#1");
        assertThat(rights().refused()).isEmpty();
        reads("read-draft", "ORDER#1");
        assertThat(rights().refused()).hasSize(1);
    }

    @Test
    void caKey_shouldSignForIssueCertificateAlone() {
        var request = SignRequest.builder().keyId("CaKey").build();
        book.before(new AwsCall("issue-certificate", "Kms", "Sign", request));
        assertThat(rights().refused()).isEmpty();
        book.before(new AwsCall("sign-audit-root", "Kms", "Sign", request));
        assertThat(rights().refused()).singleElement().asString().startsWith("sign-audit-root may not kms:Sign");
    }

    @Test
    void grant_shouldBeUnused_untilACallNeedsIt() {
        var grant = "read-order: dynamodb:GetItem";
        assertThat(rights().unused()).anyMatch(unused -> unused.startsWith(grant));
        reads("read-order", "ORDER#1");
        assertThat(rights().unused()).noneMatch(unused -> unused.startsWith(grant));
    }
}
