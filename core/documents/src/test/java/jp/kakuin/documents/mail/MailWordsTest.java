package jp.kakuin.documents.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.catalogue.Text;
import jp.kakuin.documents.Golden;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.mail.MailContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the mails say. */
class MailWordsTest {

    static Stream<Map.Entry<String, MailContent>> mails() {
        return SampleMails.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void mail_shouldReadAsSomebodyApprovedIt(Map.Entry<String, MailContent> mail) {
        Mailed mailed = Mailed.of(mail.getValue());
        Golden.assertSame("mails/" + mail.getKey() + ".txt", "Subject: " + mailed.subject() + "\n\n" + mailed.text());
        Golden.assertSame("mails/" + mail.getKey() + ".html", mailed.html());
    }

    @Test
    void samples_shouldCoverEveryKindOfMail_soThatNoneGoesOutUnread() {
        assertThat(SampleMails.all().values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(MailContent.class.getPermittedSubclasses());
        assertThat(SampleMails.all().values().stream()
                        .filter(MailContent.OrderEnded.class::isInstance)
                        .map(mail -> ((MailContent.OrderEnded) mail).ending()))
                .containsExactlyInAnyOrder(MailContent.Ending.values());
    }

    @ParameterizedTest
    @MethodSource("mails")
    void mail_shouldSpeakJapaneseFirstThenEnglish_whateverItsKind(Map.Entry<String, MailContent> mail) {
        Mailed mailed = Mailed.of(mail.getValue());
        assertThat(mailed.subject()).matches(".*\\p{IsHiragana}.* / \\p{ASCII}+");
        String[] halves = mailed.text().split("-{72}\n");
        assertThat(halves).hasSize(2);
        assertThat(halves[0]).contains("角印認証局", "お問い合わせください").doesNotContain("Dear ");
        assertThat(halves[1])
                .contains("Dear ", "Kakuin Certification Authority")
                .doesNotContain("ます");
        assertThat(mailed.html()).containsSubsequence("<div lang=\"ja\">", "お問い合わせください", "<div lang=\"en\">", "Dear ");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void htmlAndText_shouldSayTheSame_soThatNoReaderMissesALine(Map.Entry<String, MailContent> mail) {
        Mailed mailed = Mailed.of(mail.getValue());
        String fromHtml = mailed.html()
                .replaceAll("(?s)<head>.*</head>|<[^>]+>", "")
                .replace("&#39;", "'")
                .replace("&quot;", "\"");
        String fromText = mailed.text().replaceAll("(?m)^(■ |\\* |- )|-{72}", "");
        assertThat(letters(fromText)).isEqualTo(letters(fromHtml));
    }

    private static String letters(String text) {
        return text.replaceAll("[\\s：:]", "");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void html_shouldLoadNothing_soThatOpeningAMailTellsNobody(Map.Entry<String, MailContent> mail) {
        assertThat(Mailed.of(mail.getValue()).html())
                .doesNotContain("<img", "src=", "url(", "<link", "<script", "@import");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void secret_shouldStandOnlyInTheMailItIsFor(Map.Entry<String, MailContent> mail) {
        boolean invites = Arrays.stream(mail.getValue().getClass().getRecordComponents())
                .anyMatch(component -> component.getType() == MailContent.Invitation.class);
        String text = Mailed.of(mail.getValue()).text();
        assertThat(text.contains("\n    " + SampleMails.CODE + "\n")).isEqualTo(invites);
        assertThat(text.contains("\n    " + SampleMails.ACCESS_KEY + "\n"))
                .isEqualTo(mail.getKey().equals("access-key-issued"));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void text_shouldFitAPlainMailProgram_andKeepLinksWhole(Map.Entry<String, MailContent> mail) {
        assertThat(Mailed.of(mail.getValue()).text().lines())
                // What is copied, such as a record of the DNS, stays in one piece.
                .allMatch(line -> LineWrap.columns(line) <= LineWrap.WIDTH + 2 || line.matches(" {4}\\S.*"))
                .allMatch(line -> !line.contains("https://") || line.matches("https://\\S+"));
    }

    @Test
    void hostileNames_shouldStayText_whateverSomebodyTyped() {
        MailContent.Addressee to =
                new MailContent.Addressee("<img src=x>& Co.\r\nBcc: a@b.jp", "", "{{code}}\u202e\n# 見出し");
        Mailed mailed = Mailed.of(new MailContent.AccessKeyIssued(to, "KEY"));
        assertThat(mailed.html())
                .contains("&lt;img src=x&gt;&amp; Co. Bcc: a@b.jp<br>")
                .doesNotContain("<img");
        assertThat(mailed.text()).startsWith("<img src=x>& Co. Bcc: a@b.jp\n{{code}} # 見出し 様\n");
    }

    @Test
    void greeting_shouldBePolite_whenNoPersonIsKnown() {
        assertThat(greeting(new MailContent.Addressee("株式会社例", "総務部", ""))).isEqualTo("株式会社例\n総務部 御中");
        assertThat(greeting(new MailContent.Addressee("株式会社例", "", ""))).isEqualTo("株式会社例 御中");
        assertThat(greeting(new MailContent.Addressee("", "", ""))).isEqualTo("ご担当者 様");
        assertThat(greeting(new MailContent.Addressee("", "", "例 太郎"))).isEqualTo("例 太郎 様");
    }

    private static String greeting(MailContent.Addressee to) {
        String text = Mailed.of(new MailContent.AccessKeyIssued(to, "KEY")).text();
        return text.substring(0, text.indexOf("\n\n"));
    }

    @Test
    void orderReceived_shouldNotAnnounceDocuments_whenNoneAreNeeded() {
        String text = Mailed.of(new MailContent.OrderReceived(
                        SampleMails.TO, SampleMails.ORDER, new Yen(1), List.<Text>of(), Mailed.DATE))
                .text();
        assertThat(text).doesNotContain("ご提出いただく書類", "Documents we need");
    }

    @Test
    void domainApproval_shouldListEveryName_whenThereAreHundred() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            names.add("host-" + i + ".example.co.jp");
        }
        MailContent.DomainApprovalRequested one =
                (MailContent.DomainApprovalRequested) SampleMails.all().get("domain-approval-requested");
        String text = Mailed.of(new MailContent.DomainApprovalRequested(
                        "example.co.jp", SampleMails.order(names), one.invitation()))
                .text();
        assertThat(text.lines().map(String::strip).collect(Collectors.toSet())).containsAll(names);
    }
}
