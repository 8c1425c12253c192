package jp.kakuin.local.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kakuin.audit.ArchiveCopy;
import jp.kakuin.aws.store.ArchiveTexts;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Ways to the archive's objects: in the bucket, and in a folder into which they were copied under their names. */
public final class AuditBucket {

    private AuditBucket() {}

    public static ArchiveCopy in(S3Client s3, String bucket) {
        var names = s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .collect(Collectors.toCollection(TreeSet::new));
        return new ArchiveTexts(names, name -> text(s3, bucket, name));
    }

    public static ArchiveCopy in(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            var names = tree.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
            return new ArchiveTexts(names, name -> text(folder.resolve(name)));
        }
    }

    /** Copies every object under its name; gives how many. */
    public static int export(S3Client s3, String bucket, Path folder) throws IOException {
        var names = in(s3, bucket).names();
        for (var name : names) {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(s3, bucket, name), StandardCharsets.UTF_8);
        }
        return names.size();
    }

    private static String text(S3Client s3, String bucket, String name) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(name)).asUtf8String();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
