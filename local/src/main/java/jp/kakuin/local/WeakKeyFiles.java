package jp.kakuin.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kakuin.pki.weak.PublishedList;
import jp.kakuin.pki.weak.WeakKeyList;
import jp.kakuin.pki.weak.WeakKeyLists;

/** {@code ./kakuin keys}: packs lists of Debian's weak keys into the layer pki, and shows which are there (SPEC C-3). */
final class WeakKeyFiles {

    private final Path folder;
    private final PrintStream out;

    WeakKeyFiles(Workplace workplace, PrintStream out) {
        this.folder = folder(workplace);
        this.out = out;
    }

    /** The layer is built of it; functions on this machine read it where it is. */
    static Path folder(Workplace workplace) {
        return workplace.root().resolve("layers/pki/weak-keys");
    }

    /** @param words nothing, or {@code import} and files */
    void run(List<String> words) throws IOException {
        if (words.isEmpty()) {
            list();
        } else if (words.getFirst().equals("import")) {
            importLists(words.stream().skip(1).map(Path::of).toList());
        } else {
            throw new CannotStart("Say keys, or keys import FILE….");
        }
    }

    /** @throws IllegalArgumentException with a sentence, and without having changed anything, if a file is no such list */
    void importLists(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            throw new CannotStart(
                    "Say which lists: ./kakuin keys import FILE…, as Debian's package openssl-blacklist has them.");
        }
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new CannotStart(file + " cannot be read.");
            }
            PublishedList.read(file);
        }
        Files.createDirectories(folder);
        for (Path file : files) {
            var published = PublishedList.read(file);
            Files.write(WeakKeyLists.file(folder, published.bits()), WeakKeyList.pack(published));
        }
        list();
        out.println("./kakuin up takes them at its next start; on AWS, deploy again.");
    }

    void list() {
        var lists = WeakKeyLists.in(folder);
        lists.installed()
                .forEach(list -> out.printf("RSA %d  %,7d keys  %s%n", list.bits(), list.length(), list.file()));
        lists.missing()
                .forEach(bits -> out.printf("RSA %d  no list: weak keys of this size would not be recognised%n", bits));
    }
}
