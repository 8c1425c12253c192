package jp.kakuin.local.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The bucket that a stack is deployed from. Each file lies under the hash of its content, so that only what changed is sent and
 * a changed jar makes a new function version.
 */
public final class Artifacts {

    private final S3Client s3;
    private final String bucket;
    private final Set<String> present = new HashSet<>();

    public Artifacts(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
        try {
            s3.createBucket(request -> request.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
            // From the last deployment.
        }
        s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .forEach(present::add);
    }

    /**
     * The {@code s3://} address of a file that the template names. Code is sent as a stand-in that holds only its hash: the
     * functions run in this process, and the real layers would fill the emulator's memory for nothing.
     */
    public String address(Path file) {
        try {
            String hash = hash(file);
            return isArchive(file)
                    ? put("code/" + hash + ".zip", standIn(hash))
                    : put("definitions/" + hash + extension(file), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The https-like address of a text, as CloudFormation takes templates. */
    public String templateUrl(java.net.URI endpoint, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String key = "templates/" + HexFormat.of().formatHex(sha256().digest(bytes)) + ".yaml";
        put(key, bytes);
        return endpoint + "/" + bucket + "/" + key;
    }

    private String put(String key, byte[] content) {
        if (present.add(key)) {
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
        }
        return "s3://" + bucket + "/" + key;
    }

    private static boolean isArchive(Path file) {
        return Set.of(".jar", ".zip").contains(extension(file)) || Files.isDirectory(file);
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
    }

    private static String hash(Path file) throws IOException {
        var digest = sha256();
        if (Files.isDirectory(file)) {
            try (var walk = Files.walk(file)) {
                for (Path each : walk.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(file.relativize(each).toString().getBytes(StandardCharsets.UTF_8));
                    read(each, digest);
                }
            }
        } else {
            read(file, digest);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void read(Path file, MessageDigest digest) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static byte[] standIn(String hash) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry("content.sha256");
            entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
            zip.putNextEntry(entry);
            zip.write(hash.getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
