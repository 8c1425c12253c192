package jp.kakuin.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A call of OpenSSL, to which nothing can be typed. */
public final class OpenSslCommand {

    private static final int SECONDS = 60;

    private OpenSslCommand() {}

    /** @param text what it wrote, errors included */
    public record Said(int exitCode, String text) {}

    /**
     * @param folder where relative file names are looked for
     * @throws IOException if there is no OpenSSL
     * @throws IllegalStateException if it does not end
     */
    public static Said run(Path folder, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("OpenSSL hangs: " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Said(process.exitValue(), text);
    }
}
