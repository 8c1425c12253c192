package jp.kakuin.local.mail;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import jp.kakuin.local.Workplace;

/** A small SMTP server (RFC 5321) on loopback that takes every mail, delivers none and keeps them all. */
public final class MailInbox implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MailInbox.class.getName());

    private final ServerSocket server;
    private final MailStore store;

    public MailInbox(int port, MailStore store) throws IOException {
        this.server = new ServerSocket(port, 256, InetAddress.getByName(Workplace.ADDRESS));
        this.store = store;
    }

    public int port() {
        return server.getLocalPort();
    }

    public MailInbox start() {
        Thread.ofVirtual().name("mail-inbox").start(this::accept);
        return this;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().name("mail-session").start(() -> converse(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(Level.WARNING, "The inbox could not take a connection", e);
                }
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setSoTimeout(60_000);
            new SmtpSession(socket.getInputStream(), socket.getOutputStream(), store).run();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A sender went away", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
