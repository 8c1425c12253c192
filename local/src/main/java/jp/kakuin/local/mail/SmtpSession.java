package jp.kakuin.local.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One conversation with a sender. */
final class SmtpSession {

    /** Amazon SES takes 40 MB; ours are application papers of a few hundred kilobytes. */
    static final int MAX_MESSAGE = 40 * 1024 * 1024;

    private static final int MAX_LINE = 4096;
    private static final int MAX_RECIPIENTS = 100;

    private final InputStream in;
    private final OutputStream out;
    private final MailStore store;
    private String from;
    private final List<String> to = new ArrayList<>();

    SmtpSession(InputStream in, OutputStream out, MailStore store) {
        this.in = new BufferedInputStream(in);
        this.out = out;
        this.store = store;
    }

    void run() throws IOException {
        say("220 kakuin inbox");
        while (true) {
            String line = line();
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> {
                    forget();
                    say("250-kakuin");
                    say("250-8BITMIME");
                    say("250-SMTPUTF8");
                    say("250 SIZE " + MAX_MESSAGE);
                }
                case "HELO", "RSET" -> {
                    forget();
                    say("250 OK");
                }
                case "NOOP", "VRFY" -> say("250 OK");
                case "MAIL" -> mail(line);
                case "RCPT" -> recipient(line);
                case "DATA" -> data();
                case "QUIT" -> {
                    say("221 Bye");
                    return;
                }
                default -> say("502 Not known here");
            }
        }
    }

    private void mail(String line) throws IOException {
        forget();
        from = address(line);
        say(from == null ? "501 MAIL FROM:<address>" : "250 OK");
    }

    private void recipient(String line) throws IOException {
        String address = address(line);
        if (from == null) {
            say("503 MAIL first");
        } else if (address == null) {
            say("501 RCPT TO:<address>");
        } else if (to.size() == MAX_RECIPIENTS) {
            say("452 Too many recipients");
        } else {
            to.add(address);
            say("250 OK");
        }
    }

    private void data() throws IOException {
        if (to.isEmpty()) {
            say("503 RCPT first");
            return;
        }
        say("354 Go on");
        byte[] message = message();
        if (message == null) {
            say("552 Over " + MAX_MESSAGE + " bytes");
        } else {
            say("250 Kept as " + store.add(from, to, message).id());
        }
        forget();
    }

    /** The bytes up to the lone dot with doubled dots undone (RFC 5321 4.5.2), or null where they are too many. */
    private byte[] message() throws IOException {
        var message = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean lineStart = true;
        while (true) {
            int b = read();
            if (lineStart && b == '.') {
                b = read();
                if (b == '\r') {
                    int next = read();
                    if (next == '\n') {
                        return tooLong ? null : message.toByteArray();
                    }
                    message.write('\r');
                    b = next;
                }
            }
            lineStart = b == '\n';
            tooLong = tooLong || message.size() >= MAX_MESSAGE;
            if (!tooLong) {
                message.write(b);
            }
        }
    }

    private static String address(String line) {
        int open = line.indexOf('<');
        int close = line.indexOf('>', open + 1);
        return open < 0 || close < 0 ? null : line.substring(open + 1, close);
    }

    private void forget() {
        from = null;
        to.clear();
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        int b;
        while ((b = read()) != '\n') {
            if (line.size() == MAX_LINE) {
                throw new IOException("A command of over " + MAX_LINE + " bytes");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private int read() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("The sender hung up");
        }
        return b;
    }

    private void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
