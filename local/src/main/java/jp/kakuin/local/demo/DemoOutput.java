package jp.kakuin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kakuin.local.ct.TestLogs;
import jp.kakuin.local.web.Exchange;
import jp.kakuin.pki.authority.Chain;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.certificate.SctList;
import jp.kakuin.pki.certificate.ToBeSigned;
import jp.kakuin.pki.ct.SignedTimestamp;
import org.bouncycastle.asn1.x509.Certificate;

/** What an order leaves in its folder: certificate and chain, invoice, mails and timeline. */
final class DemoOutput {

    private final Path folder;
    private final Mailbox mailbox;

    DemoOutput(Path folder, Mailbox mailbox) {
        this.folder = folder;
        this.mailbox = mailbox;
    }

    /** @param timeline the steps as they happened */
    void write(Customer customer, String billingMailbox, byte[] rootDer, Timeline timeline) throws IOException {
        Files.createDirectories(folder.resolve("mails"));
        Files.write(folder.resolve("certificate.pem"), customer.certificate("pem"));
        Files.write(folder.resolve("chain.pem"), customer.certificate("chain"));
        Files.write(folder.resolve("fullchain.pem"), customer.certificate("fullchain"));
        Files.writeString(folder.resolve("root.pem"), Pem.certificate(rootDer));
        writeInvoice(customer, billingMailbox);
        int number = 0;
        for (var mail : mailbox.raw(customer.order())) {
            Files.write(folder.resolve("mails").resolve("%02d.eml".formatted(++number)), mail);
        }
        Files.write(
                folder.resolve("timeline.json"),
                Exchange.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(timeline.entries()));
    }

    private void writeInvoice(Customer customer, String billingMailbox) throws IOException {
        for (var mail : mailbox.to(billingMailbox, customer.order())) {
            for (var name : mail.attachments()) {
                if (name.endsWith(".pdf")) {
                    Files.write(folder.resolve("invoice.pdf"), mailbox.attachment(mail, name));
                }
            }
        }
    }

    /** The logs whose timestamps the certificate carries. */
    List<String> logs(TestLogs known) throws IOException {
        var leaf = Pem.read(Files.readString(folder.resolve("certificate.pem"))).getFirst();
        var content = Certificate.getInstance(leaf).getTBSCertificate();
        return SctList.of(ToBeSigned.of(content.getEncoded())).stream()
                .map(SignedTimestamp::read)
                .map(timestamp -> known.name(timestamp.log()))
                .toList();
    }

    /** Why the certificate does not verify against its chain and this root; empty if it does. */
    Optional<String> problem(byte[] rootDer, JsonNode order) throws IOException {
        var leaf = Pem.read(Files.readString(folder.resolve("certificate.pem"))).getFirst();
        var chain = Pem.read(Files.readString(folder.resolve("chain.pem")));
        var at = Instant.parse(order.path("certificate").path("notBefore").asText());
        var broken = Chain.verify(leaf, chain, rootDer, at);
        if (broken.isEmpty() && !Files.exists(folder.resolve("invoice.pdf"))) {
            return Optional.of("the invoice did not arrive");
        }
        return broken;
    }
}
