package jp.kakuin.local.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import jp.kakuin.local.Workplace;

/** An authoritative name server on loopback, UDP and TCP on one port, over one zone file that a person may edit as it runs. */
public final class ZoneServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ZoneServer.class.getName());

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final ZoneAnswers answers;

    public ZoneServer(int port, ZoneAnswers answers) throws IOException {
        var loopback = InetAddress.getByName(Workplace.ADDRESS);
        this.tcp = new ServerSocket(port, 64, loopback);
        this.udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()));
        this.answers = answers;
    }

    public int port() {
        return tcp.getLocalPort();
    }

    public ZoneServer start() {
        Thread.ofVirtual().name("zone-udp").start(this::answerUdp);
        Thread.ofVirtual().name("zone-tcp").start(this::acceptTcp);
        return this;
    }

    private void answerUdp() {
        var buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] answer = answers.answer(Arrays.copyOf(buffer, packet.getLength()), true);
                if (answer.length > 0) {
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                if (!udp.isClosed()) {
                    LOG.log(Level.WARNING, "A question over UDP was not answered", e);
                }
            }
        }
    }

    private void acceptTcp() {
        while (!tcp.isClosed()) {
            try {
                var socket = tcp.accept();
                Thread.ofVirtual().name("zone-tcp-session").start(() -> answerTcp(socket));
            } catch (IOException e) {
                if (!tcp.isClosed()) {
                    LOG.log(Level.WARNING, "A connection to the name server failed", e);
                }
            }
        }
    }

    private void answerTcp(Socket socket) {
        try (socket) {
            socket.setSoTimeout(10_000);
            var in = new DataInputStream(socket.getInputStream());
            var out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                byte[] answer = answers.answer(in.readNBytes(in.readUnsignedShort()), false);
                if (answer.length == 0) {
                    return;
                }
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The asker closed its connection", e);
        }
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
    }
}
