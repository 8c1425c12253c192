package jp.kakuin.local.emulator;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import jp.kakuin.local.Workplace;

/** An AWS API on this machine, in a process of its own that ends with ours. */
public interface Emulator extends AutoCloseable {

    /** Starts one kind of emulator without waiting until it is ready. */
    @FunctionalInterface
    interface Kind {

        /** {@code functions} maps the deployed name of each function to where it is run. */
        Emulator start(Workplace workplace, Map<String, URI> functions) throws IOException;
    }

    Emulator awaitReady() throws IOException;

    /** How many executions were cut off when it stopped the last time; one that keeps nothing has none. */
    int lostExecutions();

    /** Whether a state that waits for a token fails when its function does, as on AWS; else the function host has to say so. */
    boolean failsWaitingStates();

    long pid();

    @Override
    void close();
}
