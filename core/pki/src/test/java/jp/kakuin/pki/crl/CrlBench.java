package jp.kakuin.pki.crl;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.Revocation;

/** Prints what a CRL of very many entries costs; run by {@code bench/crl} with little memory, which it would not survive if it held them. */
final class CrlBench {

    private static final String URL = "http://crl.kakuin.jp/issuing/0.crl";

    private CrlBench() {}

    public static void main(String[] args) throws Exception {
        int entries = Integer.parseInt(args[0]);
        var random = new Random(20261121);
        var end = Samples.NOW.plus(Duration.ofDays(199));
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        long began = System.nanoTime();
        try (var draft = new CrlDraft(Samples.rsaCa().issuer(), folder)) {
            for (int i = 0; i < entries; i++) {
                var serial = new BigInteger(128, random).toString(16);
                draft.add(new Revocation(serial, URL, end, Samples.NOW, CrlReason.KEY_COMPROMISE));
            }
            long added = System.nanoTime();
            var crl = draft.sign(
                    new CrlHead(BigInteger.ONE, Samples.NOW, Samples.NOW.plus(Duration.ofDays(7)), Optional.of(URL)));
            long signed = System.nanoTime();
            try (var whole = crl.open()) {
                whole.transferTo(OutputStream.nullOutputStream());
            }
            System.out.printf(
                    "| CRL of %,d entries | %.1f MB |%n| writing its entries | %.1f s |%n| hashing, signing, verifying | %.1f s |%n"
                            + "| reading it once more, as the upload does | %.1f s |%n| heap that it had | %d MB |%n",
                    crl.entries(),
                    crl.length() / 1e6,
                    (added - began) / 1e9,
                    (signed - added) / 1e9,
                    (System.nanoTime() - signed) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }
}
