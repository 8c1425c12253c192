package jp.kakuin.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.logging.FileHandler;
import java.util.logging.LogManager;
import java.util.logging.SimpleFormatter;
import jp.kakuin.aws.JournalHandler;
import jp.kakuin.aws.JournalLine;

/** Sends everything the suite logs to a file, so that the terminal shows only what a person asked for. */
final class Logs {

    private Logs() {}

    static void toFile(Workplace workplace) throws IOException {
        Files.createDirectories(workplace.log());
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n");
        LogManager.getLogManager().reset();
        // % stands for itself only when doubled, and the folder may hold one.
        String file = workplace.log().resolve("kakuin.log").toString().replace("%", "%%");
        var handler = new FileHandler(file, 0, 1, false);
        handler.setFormatter(new SimpleFormatter());
        LogManager.getLogManager().getLogger("").addHandler(handler);
        var journal = new JournalHandler();
        journal.setFilter(entry -> JournalLine.isOpen());
        LogManager.getLogManager().getLogger("").addHandler(journal);
        // What functions print is their log on Lambda, and here too.
        var functions = Files.newOutputStream(workplace.log().resolve("functions.log"));
        System.setOut(new PrintStream(functions, true, StandardCharsets.UTF_8));
    }
}
