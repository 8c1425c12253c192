package jp.kakuin.attack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;

/** A resolver that answers every question with the same bytes behind it, and remembers what it was asked. */
record AnsweringAnything(byte[] answer, List<Message> questions) implements Resolver {

    AnsweringAnything(byte[] answer) {
        this(answer, new ArrayList<>());
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        questions.add(query);
        try {
            var message = new Message(answer);
            message.removeAllRecords(Section.QUESTION);
            message.addRecord(query.getQuestion(), Section.QUESTION);
            return CompletableFuture.completedFuture(message);
        } catch (IOException unreadable) {
            return CompletableFuture.failedFuture(unreadable);
        }
    }

    @Override
    public Duration getTimeout() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void setPort(int port) {}

    @Override
    public void setTCP(boolean flag) {}

    @Override
    public void setIgnoreTruncation(boolean flag) {}

    @Override
    public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {}

    @Override
    public void setTSIGKey(TSIG key) {}

    @Override
    public void setTimeout(Duration timeout) {}
}
