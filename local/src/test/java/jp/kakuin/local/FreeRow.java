package jp.kakuin.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** As many free ports in a row as a suite takes, for a test: below those that outgoing connections take, so that nobody takes them meanwhile. */
public final class FreeRow {

    // Another process that tests at the same time begins elsewhere.
    private static int next = 9300 + (int) (ProcessHandle.current().pid() % 500) * 10;

    private FreeRow() {}

    /** The first port of the row. No row is given twice: connections kept for one suite would be taken for the next one's. */
    public static synchronized int first() {
        int row = IntStream.iterate(next, port -> port + 10)
                .limit(2000)
                .filter(port -> IntStream.range(port, port + Workplace.PORTS).allMatch(FreeRow::isFree))
                .findFirst()
                .orElseThrow();
        next = row + 10;
        return row;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
