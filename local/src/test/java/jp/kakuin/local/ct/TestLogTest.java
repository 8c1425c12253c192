package jp.kakuin.local.ct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import jp.kakuin.issuance.Validity;
import jp.kakuin.pki.authority.AuthorityName;
import jp.kakuin.pki.authority.CaSetup;
import jp.kakuin.pki.authority.PublicationPoints;
import jp.kakuin.pki.authority.SoftwareSigningKey;
import jp.kakuin.pki.ct.LogEntry;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that forgets, or proves what is not so, would let tests pass that no real log would. */
class TestLogTest {

    private static final CaSetup SETUP = new CaSetup(new SecureRandom());
    private static final KeyPair ROOT_KEYS = keys();
    private static final Validity VALIDITY =
            new Validity(SteppingClock.START, SteppingClock.START.plus(Duration.ofDays(900)));
    private static final byte[] ROOT = root(ROOT_KEYS);

    @TempDir
    private Path folder;

    private final SteppingClock clock = new SteppingClock();

    @Test
    void everyEntry_shouldBeProved_inTreesOfEverySize() {
        var tree = new MerkleTree();
        for (int size = 1; size <= 17; size++) {
            tree.add(new byte[] {(byte) size});
            for (int index = 0; index < size; index++) {
                var leaf = Proofs.leafHash(new byte[] {(byte) (index + 1)});
                assertThat(tree.indexOf(leaf)).isEqualTo(index);
                var path = tree.path(index, size);
                assertThat(Proofs.includes(leaf, index, size, path, tree.root(size)))
                        .isTrue();
                assertThat(Proofs.includes(leaf, index + 1, size, path, tree.root(size)))
                        .isFalse();
            }
            for (int first = 1; first <= size; first++) {
                assertThat(Proofs.extendsTree(
                                first, tree.root(first), size, tree.root(size), tree.consistency(first, size)))
                        .as(first + " of " + size)
                        .isTrue();
            }
        }
    }

    @Test
    void timestamp_shouldBeSignedAndInTheTree_whenACertificateIsEntered() throws IOException {
        var log = open();
        var certificate = certificate("one");
        var timestamp = log.addChain(chain(certificate));
        var entry = LogEntry.ofCertificate(certificate);
        assertThat(entry.isSigned(timestamp, log.key().publicKey())).isTrue();
        assertThat(entry.isSigned(timestamp, open("another").key().publicKey())).isFalse();
        assertThat(log.indexOf(Proofs.leafHash(entry.timestamped(timestamp)))).isZero();
        assertThat(log.head().size()).isEqualTo(1);
    }

    @Test
    void certificate_shouldBeEnteredOnce_whenItIsSentAgainLater() throws IOException {
        var log = open();
        var certificate = certificate("one");
        var first = log.addChain(chain(certificate));
        clock.advance(Duration.ofMinutes(5));
        assertThat(log.addChain(chain(certificate))).isEqualTo(first);
        assertThat(log.head().size()).isEqualTo(1);
    }

    @Test
    void log_shouldGoOnWithItsTree_whenItIsStartedAgain_andItsLastWriteWasCutShort() throws IOException {
        var before = open();
        var first = certificate("one");
        var timestamp = before.addChain(chain(first));
        before.addChain(chain(certificate("two")));
        var head = before.head();
        Files.write(folder.resolve("ume.entries"), new byte[] {0, 0, 4, 0, 1}, StandardOpenOption.APPEND);

        var after = open();
        assertThat(after.head().root()).isEqualTo(head.root());
        assertThat(after.addChain(chain(first))).isEqualTo(timestamp);
        after.addChain(chain(certificate("three")));
        var grown = open().head();
        assertThat(grown.size()).isEqualTo(3);
        assertThat(Proofs.extendsTree(2, head.root(), 3, grown.root(), after.consistency(2, 3)))
                .isTrue();
    }

    @Test
    void chain_shouldBeTurnedAway_whenItLeadsToNoRootOfTheLog() {
        var stranger = root(keys());
        assertThatThrownBy(() -> SubmittedChain.of(List.of(certificate("one")), List.of(stranger)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SubmittedChain.of(List.of(), List.of(ROOT)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SubmittedChain.of(List.of(certificate("one")), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private TestLog open() throws IOException {
        return open("ume");
    }

    private TestLog open(String name) throws IOException {
        return TestLog.open(name, "Test", folder, clock);
    }

    private static SubmittedChain chain(byte[] certificate) {
        return SubmittedChain.of(List.of(certificate), List.of(ROOT));
    }

    /** Any certificate under the root will do. */
    private static byte[] certificate(String name) {
        return SETUP.intermediate(
                new SoftwareSigningKey(ROOT_KEYS),
                ROOT,
                keys().getPublic(),
                new AuthorityName("JP", "Kakuin", name),
                VALIDITY,
                PublicationPoints.ofRoot("kakuin.jp"));
    }

    private static byte[] root(KeyPair keys) {
        return SETUP.root(new SoftwareSigningKey(keys), new AuthorityName("JP", "Kakuin", "Root"), VALIDITY);
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
