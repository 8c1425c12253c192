package jp.kakuin.aws.mail;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kakuin.mail.MailSender;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SesException;

/** Sends by Amazon SES. The configuration set's events name the claim by the tag {@code claim}. */
public final class SesMailSender implements MailSender {

    private final SesClient client;
    private final Optional<String> configurationSet;

    /** @param client one that does not retry by itself */
    public SesMailSender(SesClient client, Optional<String> configurationSet) {
        this.client = client;
        this.configurationSet = configurationSet;
    }

    @Override
    public void send(byte[] mime, String from, String to, String claim) {
        try {
            client.sendRawEmail(mail -> mail.source(from)
                    .destinations(to)
                    .configurationSetName(configurationSet.orElse(null))
                    .tags(MessageTag.builder().name("claim").value(claim).build())
                    .rawMessage(raw -> raw.data(SdkBytes.fromByteArray(mime))));
        } catch (SesException answered) {
            // 4xx is a refusal, throttling included; after a 5xx nobody knows.
            throw answered.statusCode() < 500 ? new NotSent("refused by SES", answered) : answered;
        } catch (SdkClientException fault) {
            throw neverLeft(fault) ? new NotSent("SES not reached", fault) : fault;
        }
    }

    private static boolean neverLeft(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .anyMatch(SesMailSender::isOfConnecting);
    }

    private static boolean isOfConnecting(Throwable cause) {
        return switch (cause) {
            case ConnectException refused -> true;
            case UnknownHostException unknown -> true;
            case NoRouteToHostException none -> true;
            case SocketTimeoutException late ->
                String.valueOf(late.getMessage()).toLowerCase(Locale.ROOT).contains("connect timed out");
            default -> false;
        };
    }
}
