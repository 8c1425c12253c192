package jp.kakuin.local.demo;

import java.nio.file.Path;
import java.util.Optional;
import jp.kakuin.local.LocalSystem;

/** The client that takes the sample orders through every step by the public API. */
public final class Demo {

    private Demo() {}

    /**
     * @param csr the person's own request, where one was given
     * @return the exit code: 0 when every certificate verifies, 2 when the request was refused
     */
    public static int run(LocalSystem system, Optional<Path> csr) {
        throw new UnsupportedOperationException("The demo's orders are not written yet: " + system.api() + " " + csr);
    }
}
