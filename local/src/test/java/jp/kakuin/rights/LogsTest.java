package jp.kakuin.rights;

import static jp.kakuin.rights.CloudTemplate.at;
import static jp.kakuin.rights.CloudTemplate.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that logs does so into a group of the template, encrypted and kept for a known time. */
class LogsTest {

    private static final Stack STACK = Stack.onAws();
    private static final String GROUP = "AWS::Logs::LogGroup";
    private static final int DAYS_OF_A_YEAR = 365;

    static Set<String> groups() {
        return STACK.resources(GROUP).keySet();
    }

    static Set<String> machines() {
        return STACK.resources("AWS::Serverless::StateMachine").keySet();
    }

    static Set<String> functions() {
        return STACK.resources("AWS::Serverless::Function").keySet();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void group_shouldBeEncryptedWithOurKey_andKeptLongerThanAYear(String group) {
        assertThat(STACK.property(group, "KmsKeyId")).isEqualTo(STACK.arn("DataKey"));
        assertThat(STACK.property(group, "RetentionInDays")).isNotNull();
        assertThat(Integer.parseInt(STACK.property(group, "RetentionInDays").toString()))
                .isGreaterThan(DAYS_OF_A_YEAR);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void function_shouldLogIntoAGroupOfTheTemplate_elseLambdaMakesOneWithoutEnd(String function) {
        var logging = Optional.ofNullable(STACK.property(function, "LoggingConfig"))
                .orElse(STACK.functionDefaults().get("LoggingConfig"));
        assertThat(groups()).anyMatch(group -> STACK.name(group).equals(at(logging, "LogGroup")));
        assertThat(at(logging, "LogFormat")).isEqualTo("JSON");
    }

    @ParameterizedTest
    @MethodSource("machines")
    void machine_shouldLogIntoAGroupOfTheTemplate_andNoExecutionsData(String machine) {
        assertThat(list(STACK.property(machine, "Logging", "Destinations")))
                .singleElement()
                .satisfies(destination -> assertThat(groups())
                        .anyMatch(group ->
                                STACK.arn(group).equals(at(destination, "CloudWatchLogsLogGroup", "LogGroupArn"))));
        assertThat(STACK.property(machine, "Logging", "IncludeExecutionData")).isEqualTo("false");
    }

    @Test
    void gateway_shouldWriteNoBodies_whenItLogs() {
        STACK.resources("AWS::Serverless::Api")
                .keySet()
                .forEach(api -> assertThat(list(STACK.property(api, "MethodSettings")))
                        .isNotEmpty()
                        .allMatch(settings -> !"true".equals(at(settings, "DataTraceEnabled"))));
    }

    @Test
    void gateway_shouldLogItsCallsIntoAGroupOfTheTemplate() {
        STACK.resources("AWS::Serverless::Api")
                .keySet()
                .forEach(api -> assertThat(groups())
                        .anyMatch(group ->
                                STACK.arn(group).equals(STACK.property(api, "AccessLogSetting", "DestinationArn"))));
    }

    @Test
    void alerts_shouldBeEncrypted() {
        assertThat(STACK.resources("AWS::SNS::Topic").keySet())
                .isNotEmpty()
                .allMatch(topic -> STACK.property(topic, "KmsMasterKeyId") != null);
    }
}
