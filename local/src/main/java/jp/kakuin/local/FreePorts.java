package jp.kakuin.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Looks before the start whether its ports are free, so that one sentence can say what to do. */
final class FreePorts {

    private FreePorts() {}

    static void demand(Workplace workplace) throws IOException {
        for (int port = workplace.port(); port < workplace.port() + Workplace.PORTS; port++) {
            if (!isFree(port)) {
                throw new CannotStart("Port " + port + " is taken; try another row of " + Workplace.PORTS
                        + " with --port " + next(workplace.port() + 10) + ".");
            }
        }
    }

    private static int next(int from) {
        return IntStream.iterate(from, port -> port + 10)
                .limit(100)
                .filter(port -> IntStream.range(port, port + Workplace.PORTS).allMatch(FreePorts::isFreeQuietly))
                .findFirst()
                .orElse(from);
    }

    private static boolean isFreeQuietly(int port) {
        try {
            return isFree(port);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(int port) throws IOException {
        try (var socket = new ServerSocket()) {
            // The same as the servers do: a connection that is still closing does not hold the port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(Workplace.ADDRESS), port));
            return true;
        } catch (java.net.BindException e) {
            return false;
        }
    }
}
