package jp.kakuin.fault;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.local.host.AwsCall;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;

class LabelsTest {

    @Test
    void mail_shouldBelongToItsRecipientsOrder_thoughItsSenderHasADomainToo() {
        var labels = new Labels();
        var order = PutItemRequest.builder()
                .item(java.util.Map.of("pk", AttributeValue.fromS("ORDER#K0123456789AB")))
                .build();
        labels.learn("ov00001", new AwsCall("submit-application", "DynamoDb", "PutItem", order));
        var mail = SendRawEmailRequest.builder()
                .source("no-reply@mail.kakuin.example.co.jp")
                .destinations("sato@ov00001.example.co.jp")
                .build();

        assertThat(labels.of(new AwsCall("settle-mails", "Ses", "SendRawEmail", mail), "ov00002"))
                .isEqualTo("ov00001");
    }
}
