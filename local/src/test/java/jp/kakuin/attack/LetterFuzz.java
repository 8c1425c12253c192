package jp.kakuin.attack;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Letters;
import jp.kakuin.mail.MailContent;
import jp.kakuin.order.Order;
import jp.kakuin.testkit.PlainPrintShop;
import jp.kakuin.testkit.SampleCatalogue;

/** Mail addresses and names that the rules take, in the mail that is written with them: one recipient, our headers, our words. */
public final class LetterFuzz {

    private static final Letters LETTERS = new Letters(SampleCatalogue.catalogue(), new PlainPrintShop());

    private LetterFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws MessagingException {
        var order = TypedApplication.read(data);
        if (order.isPresent()) {
            var letter = LETTERS.write(order.get(), Letter.of(Letter.Occasion.ORDER_RECEIVED), TypedApplication.NOW)
                    .orElseThrow();
            judge(letter.content(), letter.recipient());
            var billing = order.get().application().billingContact();
            judge(received(order.get(), Letters.outside(billing)), billing.email());
            var technical = order.get().application().technicalContact();
            judge(received(order.get(), Letters.outside(technical)), technical.email());
        }
    }

    private static MailContent received(Order order, MailContent.Addressee to) {
        return new MailContent.OrderReceived(
                to, LETTERS.facts(order), LETTERS.priceWithTax(order), java.util.List.of(), order.receivedAt());
    }

    private static void judge(MailContent content, String recipient) throws MessagingException {
        var mime = AttackedWorld.MAILS.compose(
                content, "Kakuin <ca@ca.example>", recipient, "<1@ca.example>", TypedApplication.NOW);
        var findings = SentMail.findings(mime);
        Told.require(findings.isEmpty(), "mail " + findings);
        var to = new MimeMessage(null, new ByteArrayInputStream(mime)).getAllRecipients();
        Told.require(to.length == 1 && ((InternetAddress) to[0]).getAddress().equals(recipient), "another recipient");
        new InternetAddress(recipient, true).validate();
    }
}
