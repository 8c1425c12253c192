package jp.kakuin.local.host;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everyone who stands beside the calls now; they come and go while the system runs. */
public final class CallWatches implements CallWatch {

    private final List<CallWatch> watches = new CopyOnWriteArrayList<>();

    public void add(CallWatch watch) {
        watches.add(watch);
    }

    public void remove(CallWatch watch) {
        watches.remove(watch);
    }

    @Override
    public void before(AwsCall call) {
        watches.forEach(watch -> watch.before(call));
    }

    @Override
    public void after(AwsCall call) {
        watches.forEach(watch -> watch.after(call));
    }

    @Override
    public void failed(AwsCall call, Throwable fault) {
        watches.forEach(watch -> watch.failed(call, fault));
    }
}
