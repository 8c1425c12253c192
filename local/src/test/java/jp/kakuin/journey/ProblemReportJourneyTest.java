package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SPEC X-3 from outside: a stranger reports, staff answer and decide, both sides read what they may know. */
@Journey
class ProblemReportJourneyTest {

    private static final String REPORTER = "reporter@problem.example.org";

    private final Suite suite;

    ProblemReportJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void reporterAndSubscriberShouldBothBeTold_whenAReportProvesRight() {
        var story = OrderStory.ov(suite, "reported-problem").apply();
        story.drive();
        var serialNumber = story.read().path("certificate").path("serialNumber").asText();

        var form = Map.of("email", REPORTER, "text", "このサイトは偽物です。", "certificate", serialNumber);
        var report = story.api().post("/problem-reports", "", form).orFail().json();
        assertThat(story.api().post("/problem-reports", "", form).orFail().json())
                .isEqualTo(report);
        var number = report.path("reportId").asText();
        assertThat(mails(1)).singleElement().asString().contains(number).doesNotContain(story.order());
        assertThat(listed(story, number).path("orderId").asText()).isEqualTo(story.order());

        var answer = Map.of(
                "ja",
                "ご報告の証明書を確認しました。",
                "en",
                "We have looked at the certificate.",
                "decision",
                "REVOKE",
                "circumstance",
                "MISUSED");
        story.api()
                .post("/staff/problem-reports/" + number + "/answer", suite.staffToken("suzuki"), answer)
                .orFail();

        assertThat(mails(2)).first().asString().contains("ご報告の証明書を確認しました。").doesNotContain(story.order());
        assertThat(listed(story, number).isMissingNode()).isTrue();
        assertThat(read(story, "/staff/revocations").path("cases").findValuesAsText("orderId"))
                .contains(story.order());
        story.staff("suzuki", "/revocation", Map.of("action", "REVOKE", "circumstance", "MISUSED", "note", "偽サイト"))
                .orFail();
        Await.until(
                "the subscriber is told of the report and of the revocation",
                () -> story.mailsTo("suzuki.hanako"),
                mails -> mails.stream().anyMatch(mail -> mail.subject().contains("問題の報告"))
                        && mails.stream().anyMatch(mail -> mail.subject().contains("revoked")));
        assertThat(story.mailsTo("suzuki.hanako"))
                .noneMatch(mail -> mail.text().contains(REPORTER) || mail.text().contains("偽物"));
    }

    private List<String> mails(int count) {
        return Await.until(
                "the reporter has mails: " + count,
                () -> suite.mailbox().to(REPORTER).stream()
                        .map(mail -> mail.text())
                        .toList(),
                mails -> mails.size() == count);
    }

    private JsonNode listed(OrderStory story, String number) {
        var reports = read(story, "/staff/problem-reports").path("reports");
        for (var report : reports) {
            if (report.path("reportId").asText().equals(number)) {
                return report;
            }
        }
        return reports.path("none");
    }

    private JsonNode read(OrderStory story, String list) {
        return story.api().get(list, suite.staffToken("suzuki")).orFail().json();
    }
}
