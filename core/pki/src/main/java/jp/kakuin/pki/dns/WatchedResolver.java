package jp.kakuin.pki.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TSIG;

/** The resolver under the validator: hands on only what is to the point, and tells the {@link Watch} what got no answer. */
record WatchedResolver(Resolver resolver) implements Resolver {

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        var watch = (Watch) executor;
        return resolver.sendAsync(query, executor).handle((answer, fault) -> {
            try {
                if (fault != null) {
                    throw new IOException(fault instanceof CompletionException e ? e.getCause() : fault);
                }
                int code = answer.getRcode();
                if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
                    watch.note(query, Rcode.string(code));
                }
                return ToThePoint.of(query, answer);
            } catch (IOException | RuntimeException noAnswer) {
                watch.note(query, noAnswer.getMessage());
                throw new CompletionException(noAnswer);
            }
        });
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
