package jp.kakuin.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.WiredHandlers;
import jp.kakuin.local.emulator.ChosenEmulator;
import jp.kakuin.rights.CallBook;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives journeys the suite that runs in this process: started once, stopped after the last test of all. */
final class SharedSuite implements ParameterResolver, BeforeEachCallback {

    /** The system and the way to it. */
    private record Running(LocalSystem system, EmbeddedSuite suite) implements AutoCloseable {

        static Running start() {
            try {
                var workplace = WorkFolder.fresh("shared");
                var system = LocalSystem.start(workplace, false, WiredHandlers::new, ChosenEmulator.kind());
                CallBook.OF_JOURNEYS.follow(system);
                var stops = new Stops();
                switch (ChosenEmulator.get()) {
                    case LOCALSTACK -> system.calls().add(stops);
                    case MINISTACK -> Schedules.takeAway(system.endpoints().aws());
                }
                return new Running(system, new EmbeddedSuite(workplace, stops));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            suite.close();
            system.close();
        }
    }

    /** Every journey begins in office hours and with nothing planned to go wrong. */
    @Override
    public void beforeEach(ExtensionContext context) {
        var suite = suite(context);
        suite.clearFaults();
        suite.openOffice();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Suite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return suite(context);
    }

    private static Suite suite(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedSuite.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class)
                .suite();
    }
}
