package jp.kakuin.documents.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.BodyPart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import jp.kakuin.mail.MailContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the mails travel. */
class AngusMailComposerTest {

    private static final MailContent MAIL = SampleMails.all().get("order-received");

    @Test
    void mail_shouldBeTheSameBytes_whenComposedAgain() {
        assertThat(Mailed.of(MAIL).bytes()).isEqualTo(Mailed.of(MAIL).bytes());
    }

    @Test
    void headers_shouldCarryIdDateAndAutoSubmitted() throws Exception {
        Mailed mailed = Mailed.of(MAIL);
        assertThat(mailed.message().getHeader("Message-ID")).containsExactly(Mailed.MESSAGE_ID);
        assertThat(mailed.message().getHeader("Date")).containsExactly("Sat, 21 Nov 2026 17:05:07 +0900");
        assertThat(mailed.message().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mailed.message().getFrom()[0])
                .hasToString("=?UTF-8?B?6KeS5Y2w6KqN6Ki85bGA?= <no-reply@kakuin.example.jp>");
        assertThat(mailed.message().getAllRecipients()).hasSize(1);
    }

    @Test
    void bytes_shouldPassEveryMailServer() {
        String raw = new String(Mailed.of(MAIL).bytes(), StandardCharsets.ISO_8859_1);
        assertThat(raw).matches("(?s)\\p{ASCII}*").doesNotContainPattern("[^\r]\n");
        assertThat(raw.lines()).allMatch(line -> line.length() <= 78);
        assertThat(Mailed.of(MAIL).headers()).contains("Subject: =?UTF-8?");
    }

    @Test
    void certificate_shouldComeAsThreeFiles() throws Exception {
        List<BodyPart> files = Mailed.of(SampleMails.certificateIssued()).attachments();
        assertThat(files)
                .extracting(BodyPart::getFileName)
                .containsExactly("certificate.pem", "chain.pem", "fullchain.pem");
        assertThat(Mailed.text(files.get(2))).isEqualTo(Mailed.text(files.get(0)) + Mailed.text(files.get(1)));
    }

    @Test
    void invoice_shouldComeAsPdf_namedByItsNumber() throws Exception {
        List<BodyPart> files =
                Mailed.of(SampleMails.invoiceIssued("INV-1/../x\r\n")).attachments();
        assertThat(files).hasSize(1);
        assertThat(files.getFirst().getFileName()).isEqualTo("INV-1_.._x__.pdf");
        assertThat(files.getFirst().getContentType()).startsWith("application/pdf");
        assertThat(Mailed.text(files.getFirst())).isEqualTo("%PDF-1.7 sample");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no address",
                "a@example.jp, b@example.jp",
                "a@example.jp\r\nBcc: b@example.jp",
                "\"x\r\n y\" <a@example.jp>",
                "team: a@example.jp;"
            })
    void compose_shouldRefuse_whenAddressIsNotOneAddress(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> Mailed.of(MAIL, Mailed.FROM, address, Mailed.MESSAGE_ID));
        assertThatIllegalArgumentException().isThrownBy(() -> Mailed.of(MAIL, address, Mailed.TO, Mailed.MESSAGE_ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x@example.jp", "<x>", "<x@example.jp>\r\nBcc: b@example.jp", "<x y@example.jp>"})
    void compose_shouldRefuse_whenMessageIdIsMalformed(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> Mailed.of(MAIL, Mailed.FROM, Mailed.TO, id));
    }

    @Test
    void subject_shouldStayOneHeader_whenAValueHasLineBreaks() throws Exception {
        MailContent mail = new MailContent.DomainApprovalRequested(
                "example.co.jp\r\nBcc: b@example.jp",
                SampleMails.ORDER,
                ((MailContent.DomainApprovalRequested) SampleMails.all().get("domain-approval-requested"))
                        .invitation());
        assertThat(Mailed.of(mail).message().getHeader("Bcc")).isNull();
        assertThat(Mailed.of(mail).subject()).contains("example.co.jp Bcc: b@example.jp");
    }

    @Test
    void compose_shouldWork_whenTheCallingThreadHasAForeignClassLoader() throws Exception {
        Executor foreign = task -> {
            Thread thread = new Thread(task);
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            thread.start();
        };
        assertThat(CompletableFuture.supplyAsync(() -> Mailed.of(MAIL).bytes(), foreign)
                        .get())
                .isEqualTo(Mailed.of(MAIL).bytes());
    }
}
