package jp.kakuin.pki.dns;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.xbill.DNS.Message;
import org.xbill.DNS.Type;

/**
 * Remembers every question of one look-up that got no answer. The validator forgets some of them, and what it could not check then looks like what
 * need not be checked. It goes along as the executor, the one thing that the validator hands on to each of its questions.
 */
final class Watch implements Executor {

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @Override
    public void execute(Runnable command) {
        // The common pool has one thread on a machine with two cores.
        Thread.startVirtualThread(command);
    }

    void note(Message query, String what) {
        var question = query.getQuestion();
        faults.add(question.getName() + " " + Type.string(question.getType()) + ": " + what);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
