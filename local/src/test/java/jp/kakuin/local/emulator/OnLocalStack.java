package jp.kakuin.local.emulator;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import jp.kakuin.local.Workplace;
import jp.kakuin.testkit.emulator.LocalStack;

/** LocalStack in the place of the embedded default. */
public record OnLocalStack(LocalStack localStack, SentMails mails) implements Emulator {

    /** As {@link Emulator.Kind} says. */
    public static OnLocalStack start(Workplace workplace, Map<String, URI> functions) throws IOException {
        var folder = workplace.state().resolve("localstack");
        var localStack = LocalStack.start(workplace.awsPort(), folder, functions);
        return new OnLocalStack(localStack, SentMails.carry(localStack.endpoint(), workplace.smtpPort()));
    }

    @Override
    public OnLocalStack awaitReady() throws IOException {
        localStack.awaitReady();
        return this;
    }

    @Override
    public int lostExecutions() {
        return 0;
    }

    @Override
    public boolean failsWaitingStates() {
        return true;
    }

    @Override
    public long pid() {
        return localStack.pid();
    }

    @Override
    public void close() {
        mails.close();
        localStack.close();
    }
}
