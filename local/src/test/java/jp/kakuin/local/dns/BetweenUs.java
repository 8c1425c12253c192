package jp.kakuin.local.dns;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BinaryOperator;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TSIG;

/**
 * Somebody on the way to the resolver, who changes what it says.
 *
 * @param forge makes of a question and its answer what arrives
 */
public record BetweenUs(Resolver resolver, BinaryOperator<Message> forge) implements Resolver {

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        return resolver.sendAsync(query, executor).thenApply(answer -> forge.apply(query, answer));
    }

    @Override
    public void setPort(int port) {
        resolver.setPort(port);
    }

    @Override
    public void setTCP(boolean flag) {
        resolver.setTCP(flag);
    }

    @Override
    public void setIgnoreTruncation(boolean flag) {
        resolver.setIgnoreTruncation(flag);
    }

    @Override
    public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {
        resolver.setEDNS(version, payloadSize, flags, options);
    }

    @Override
    public void setTSIGKey(TSIG key) {
        resolver.setTSIGKey(key);
    }

    @Override
    public Duration getTimeout() {
        return resolver.getTimeout();
    }

    @Override
    public void setTimeout(Duration timeout) {
        resolver.setTimeout(timeout);
    }
}
