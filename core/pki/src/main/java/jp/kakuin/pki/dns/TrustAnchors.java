package jp.kakuin.pki.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** The keys with which validation begins: DS or DNSKEY records, as data. */
public final class TrustAnchors {

    // The two of data.iana.org/root-anchors: KSK-2017, and KSK-2024, which signs the root since 2026-10-11.
    private static final String IANA = "iana_root_anchors_2026-11-21.ds";

    private final String lines;

    private TrustAnchors(String lines) {
        this.lines = lines;
    }

    /** The anchors of the public DNS's root. */
    public static TrustAnchors iana() {
        try (var file = Objects.requireNonNull(TrustAnchors.class.getResourceAsStream(IANA), IANA)) {
            return of(new String(file.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param records as in a zone file, divided by commas or line breaks, for example {@code . DS 20326 8 2 E06D44B8…}
     * @throws IllegalArgumentException if there is none, or something else than a DS or DNSKEY record
     */
    public static TrustAnchors of(String records) {
        var anchors = new TrustAnchors(records.replace(',', '\n') + "\n");
        var read = anchors.read();
        if (read.isEmpty() || read.stream().anyMatch(r -> r.getType() != Type.DS && r.getType() != Type.DNSKEY)) {
            throw new IllegalArgumentException("trust anchors are DS or DNSKEY records, not: " + records);
        }
        return anchors;
    }

    private List<Record> read() {
        var records = new ArrayList<Record>();
        try (var master = new Master(bytes(), Name.root, 0)) {
            for (Record record; (record = master.nextRecord()) != null; ) {
                records.add(record);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("these are no records: " + lines.strip(), e);
        }
        return records;
    }

    /** Takes these, and forgets whatever the process was started with. */
    void into(ValidatingResolver validator) {
        try {
            validator.init(new java.util.Properties());
            validator.getTrustAnchors().clear();
            validator.loadTrustAnchors(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteArrayInputStream bytes() {
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII));
    }
}
