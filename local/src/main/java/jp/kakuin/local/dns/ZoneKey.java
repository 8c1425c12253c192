package jp.kakuin.local.dns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;

/** The one key that signs the root and every zone of the embedded default's name servers: a stand-in for all keys of the public DNS. */
public final class ZoneKey {

    private static final int KEY_SIGNING = 257;
    private static final int DNSSEC_PROTOCOL = 3;
    private static final Duration BACKDATED = Duration.ofDays(1);
    private static final Duration LIFE = Duration.ofDays(14);
    private static final Duration REFRESH = Duration.ofDays(2);

    private final KeyPair pair;
    private final Clock clock;
    // Of all name servers, which mostly say the same.
    private final Map<Signed, RRSIGRecord> signatures = new ConcurrentHashMap<>();

    private record Signed(Name zone, RRset set) {}

    private ZoneKey(KeyPair pair, Clock clock) {
        this.pair = pair;
        this.clock = clock;
    }

    /** The key that lies in the file, made where there is none; by the clock it signs. */
    public static ZoneKey open(Path file, Clock clock) throws IOException {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, written(made()));
            }
            return new ZoneKey(read(Files.readString(file)), clock);
        } catch (GeneralSecurityException e) {
            throw new IOException("The name server's key " + file + " is of no use", e);
        }
    }

    private static KeyPair made() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String written(KeyPair pair) {
        var base64 = Base64.getEncoder();
        return base64.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                + base64.encodeToString(pair.getPublic().getEncoded()) + "\n";
    }

    private static KeyPair read(String written) throws GeneralSecurityException {
        var lines = written.split("\n");
        var factory = KeyFactory.getInstance("EC");
        var base64 = Base64.getDecoder();
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines[1]))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines[0]))));
    }

    /** What validation of these servers' answers has to begin with, as a DS record of the root. */
    public String trustAnchor() {
        return ". DS " + delegation(Name.root, 0).rdataToString();
    }

    DNSKEYRecord of(Name zone, long ttl) {
        try {
            return new DNSKEYRecord(
                    zone,
                    DClass.IN,
                    ttl,
                    KEY_SIGNING,
                    DNSSEC_PROTOCOL,
                    DNSSEC.Algorithm.ECDSAP256SHA256,
                    pair.getPublic());
        } catch (DNSSEC.DNSSECException e) {
            throw new IllegalStateException(e);
        }
    }

    DSRecord delegation(Name zone, long ttl) {
        return new DSRecord(zone, DClass.IN, ttl, DNSSEC.Digest.SHA256, of(zone, ttl));
    }

    RRSIGRecord signature(RRset set, Name zone) {
        return signatures.compute(
                new Signed(zone, set), (_, old) -> old != null && isFresh(old) ? old : sign(set, zone));
    }

    RRSIGRecord sign(RRset set, Name zone) {
        var now = clock.instant();
        try {
            return DNSSEC.sign(set, of(zone, set.getTTL()), pair.getPrivate(), now.minus(BACKDATED), now.plus(LIFE));
        } catch (DNSSEC.DNSSECException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isFresh(RRSIGRecord signature) {
        return clock.instant().isBefore(signature.getExpire().minus(REFRESH));
    }
}
