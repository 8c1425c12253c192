package jp.kakuin.pki.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC C-3: a list that is lost, cut off or read wrongly would let publicly known keys pass. */
class WeakKeyListsTest {

    // One seed: what fails fails again.
    private final Random random = new Random(20261121);

    @TempDir
    Path folder;

    @Test
    void everyListedKey_shouldBeFoundAndNoOther_whenListsArePacked() throws IOException {
        var weak = moduli(3000);
        install(2048, weak);
        var lists = WeakKeyLists.in(folder);

        assertThat(weak).allMatch(lists::hold);
        assertThat(moduli(3000)).noneMatch(lists::hold);
        assertThat(Files.size(WeakKeyLists.file(folder, 2048))).isLessThan(65_536 + 44 + 3000 * 4 + 1);
    }

    @Test
    void catalogue_shouldSayWhatIsInstalledAndWhatIsNot_whenAnOperatorAsks() throws IOException {
        install(4096, List.of(new BigInteger("77")));
        var lists = WeakKeyLists.in(folder);

        assertThat(lists.installed())
                .containsExactly(new WeakKeyLists.Installed(4096, 1, WeakKeyLists.file(folder, 4096)));
        assertThat(lists.missing()).containsExactly(2048, 3072);
    }

    @Test
    void signing_shouldBeAFault_whenTheListForTheKeysSizeIsMissing() throws IOException {
        install(2048, moduli(1));
        var larger = BigInteger.ONE.shiftLeft(3071);

        assertThat(WeakKeyLists.in(folder).hold(larger)).isFalse();
        var demanded = WeakKeyLists.demandedIn(folder);
        assertThat(demanded.hold(moduli(1).getFirst())).isFalse();
        assertThatThrownBy(() -> demanded.hold(larger))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("3072")
                .hasMessageContaining("./kakuin keys import");
    }

    @Test
    void damagedList_shouldBeAFault_whenAnyByteWasChangedOrLost() throws IOException {
        install(2048, moduli(5));
        var file = WeakKeyLists.file(folder, 2048);
        var whole = Files.readAllBytes(file);
        var modulus = moduli(1).getFirst();
        for (int i = 0; i < 200; i++) {
            var bent = whole.clone();
            bent[i < 44 ? i : random.nextInt(bent.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, bent);
            assertThatThrownBy(() -> WeakKeyLists.in(folder).hold(modulus)).isInstanceOf(IllegalStateException.class);
        }
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> WeakKeyLists.in(folder).installed()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void publishedList_shouldBeRead_whenItHasCommentsCapitalsAndRepetitions() throws IOException {
        var file = folder.resolve("blacklist.RSA-2048");
        Files.writeString(
                file, "# weak keys\r\n00112233445566778899\n\n00112233445566778899 # again\nABCDEFABCDEFABCDEFAB\n");

        var list = PublishedList.read(file);

        assertThat(list.bits()).isEqualTo(2048);
        assertThat(list.fingerprints()).containsExactly("00112233445566778899", "abcdefabcdefabcdefab");
    }

    @ParameterizedTest
    @CsvSource({
        "blacklist.RSA-2048, 0011223344556677889,      20 hexadecimal digits",
        "blacklist.RSA-2048, 00112233445566778899aabb, 20 hexadecimal digits",
        "blacklist.RSA-2048, '# nothing',              empty",
        "blacklist.RSA-1024, 00112233445566778899,     1024",
        "blacklist.DSA-2048, 00112233445566778899,     size",
        "somefile,           00112233445566778899,     size",
    })
    void otherFile_shouldBeRefusedWithASentence_whenAnOperatorMistakesIt(String name, String line, String said)
            throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, line + "\n");
        assertThatThrownBy(() -> PublishedList.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    private void install(int bits, List<BigInteger> moduli) throws IOException {
        var published = moduli.stream().map(Fingerprint::published).toList();
        Files.write(
                WeakKeyLists.file(folder, bits), WeakKeyList.pack(new PublishedList(bits, new ArrayList<>(published))));
    }

    private List<BigInteger> moduli(int howMany) {
        return Stream.generate(() -> new BigInteger(2048, random).setBit(2047))
                .limit(howMany)
                .toList();
    }
}
