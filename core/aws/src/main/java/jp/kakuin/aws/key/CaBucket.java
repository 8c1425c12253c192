package jp.kakuin.aws.key;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kakuin.pki.authority.Pem;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The bucket with the certificates of the house's issuing CAs. When a CA begins stands in the same object as its certificate, so that neither is
 * ever there without the other, and a copy of the object says it too.
 */
public final class CaBucket {

    private static final String PREFIX = "ca/issuing";

    /** Where the certificate of the test CA lies, beside the others and with a name that no issuing CA can have. */
    public static final String TRIAL = PREFIX + "-trial.pem";

    private static final String RESPONDERS = "ocsp/issuing";
    private static final Pattern NAME = Pattern.compile("[a-z]+/issuing(?:-([1-9][0-9]*))?\\.pem");
    private static final Pattern BEGINS = Pattern.compile("^Issues from (\\S+)$", Pattern.MULTILINE);

    private final S3Client s3;
    private final String bucket;

    public CaBucket(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * One issuing CA.
     *
     * @param number 1 for the first
     * @param chain DER of its certificate, then its issuers' except the root
     * @param from when it begins to issue
     */
    public record Held(int number, List<byte[]> chain, Instant from) {

        /** Its object's text: RFC 7468 lets words stand before a certificate. */
        public String text() {
            return "Issues from " + from + "\n" + Pem.certificates(chain);
        }

        public String name() {
            return number == 1 ? PREFIX + ".pem" : PREFIX + "-" + number + ".pem";
        }
    }

    /**
     * Who answers OCSP requests for an issuing CA.
     *
     * @param number of the CA
     * @param certificate DER
     */
    public record Responder(int number, byte[] certificate) {

        public String name() {
            return number == 1 ? RESPONDERS + ".pem" : RESPONDERS + "-" + number + ".pem";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Responder that && Arrays.equals(certificate, that.certificate);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(certificate);
        }

        @Override
        public String toString() {
            return "Responder[" + number + "]";
        }
    }

    /** DER of the test CA's certificate. */
    public byte[] trial() {
        return Pem.read(text(TRIAL)).getFirst();
    }

    /** Every issuing CA that has its certificate, the oldest first. */
    public List<Held> held() {
        return named(PREFIX, this::read)
                .sorted(Comparator.comparingInt(Held::number))
                .toList();
    }

    /** The responders' certificates that there are. */
    public List<Responder> responders() {
        return named(
                        RESPONDERS,
                        (key, number) ->
                                new Responder(number, Pem.read(text(key)).getFirst()))
                .toList();
    }

    private <T> Stream<T> named(String prefix, BiFunction<String, Integer, T> read) {
        return s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .flatMap(key -> number(key).stream().map(number -> read.apply(key, number)));
    }

    private static Optional<Integer> number(String key) {
        var name = NAME.matcher(key);
        return name.matches()
                ? Optional.of(
                        Optional.ofNullable(name.group(1)).map(Integer::valueOf).orElse(1))
                : Optional.empty();
    }

    private Held read(String key, int number) {
        var text = text(key);
        var begins = BEGINS.matcher(text);
        if (!begins.find()) {
            throw new IllegalStateException(key + " does not say from when its CA issues");
        }
        return new Held(number, Pem.read(text), Instant.parse(begins.group(1)));
    }

    private String text(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asString(StandardCharsets.US_ASCII);
    }
}
