package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.kakuin.compromise.CompromisedKey;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.weak.Fingerprint;
import jp.kakuin.refusal.Sentences;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC C-3: whose private key anybody can work out must get no certificate. Every key here is a real one of its kind. */
class WeakKeyRulesTest {

    // One seed: what fails fails again.
    private final Random random = new Random(20261121);

    /** First bytes and fingerprints as everybody can make them with Debian's OpenSSL 0.9.8g on amd64 under that process id. */
    @ParameterizedTest
    @CsvSource({
        "2048,    1, b6964976d54a0c41, 31e848c69637dabf13c2",
        "2048, 4711, d1c1f3f83db6d0a7, e77ea1ca6691dc61ff61",
        "3072,    1, b60c295785fc5cd4, f40a2509db79a7ff166a",
    })
    void debianKey_shouldBeTheRealOne_whenTestsMakeIt(int bits, int processId, String beginning, String fingerprint) {
        var modulus = WeakKeys.modulus(WeakKeys.debian(bits, processId));
        assertThat(modulus.toString(16)).startsWith(beginning);
        assertThat(Fingerprint.published(modulus)).isEqualTo(fingerprint);
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072})
    void debianKey_shouldBeRefused_whenItsListIsInstalled(int bits) {
        assertThat(problems(WeakKeys.debian(bits, 1))).containsExactly("CSR_RSA_DEBIAN_WEAK");
    }

    @Test
    void debianKey_shouldPass_whenNoListHasIt() {
        assertThat(problems(WeakKeys.debian(2048, 2))).isEmpty();
    }

    @Test
    void infineonKey_shouldBeRefused_whenMadeByTheFaultyLibrary() {
        assertThat(problems(WeakKeys.roca(2048, random))).containsExactly("CSR_RSA_ROCA");
    }

    /** Of the same form, but not searched until its factors are prime, which takes long for large ones. */
    @ParameterizedTest
    @ValueSource(ints = {3072, 4096})
    void infineonModulus_shouldBeRefused_whenItIsLarger(int bits) throws IOException {
        assertThat(problems(WeakKeys.rocaModulus(bits, random))).contains("CSR_RSA_ROCA");
    }

    @ParameterizedTest
    @ValueSource(ints = {2048})
    void key_shouldBeRefused_whenItsPrimesAreNeighbours(int bits) {
        assertThat(problems(WeakKeys.close(bits, random))).containsExactly("CSR_RSA_CLOSE_PRIMES");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "50, true", "99, true", "100, true", "101, false", "500, false"})
    void fermat_shouldStopAfterItsHundredRounds_whenTheFactorsLieFurtherApart(int round, boolean found) {
        assertThat(ClosePrimesRule.fallsToFermat(WeakKeys.fallingInRound(2048, round, random)))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 743, 751})
    void modulus_shouldBeRefused_whenASmallPrimeDividesIt(int factor) throws IOException {
        assertThat(problems(WeakKeys.withFactor(2048, factor, random))).contains("CSR_RSA_SMALL_FACTOR");
    }

    @Test
    void modulus_shouldPassTheSmallPrimes_whenItsSmallestFactorIs757() throws IOException {
        assertThat(problems(WeakKeys.withFactor(2048, 757, random))).doesNotContain("CSR_RSA_SMALL_FACTOR");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7, 17, 97, 211})
    void modulus_shouldBeRefused_whenItIsAPower(int exponent) throws IOException {
        var power = WeakKeys.power(2048, exponent, random);
        assertThat(problems(power)).contains("CSR_RSA_PRIME_POWER");
        assertThat(PrimePowerRule.isPower(power.add(BigInteger.TWO))).isFalse();
    }

    @Test
    void key_shouldBeRefusedFromThenOn_whenItIsReportedCompromised() {
        var pair = Keys.ec("secp256r1", "lost");
        // One CSR throughout: what the check remembers of it may not hide the report.
        var pem = SampleCsr.faultless().signedBy(pair, "SHA256withECDSA").pem();
        assertThat(Checked.codes(Checked.report(pem).problems())).isEmpty();
        var hash = KeyHash.of(SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        Checked.COMPROMISED.add(
                new CompromisedKey(hash, CompromisedKey.Named.HASH, Instant.EPOCH, "staff:sato", "test"));
        assertThat(Checked.codes(Checked.report(pem).problems())).containsExactly("CSR_KEY_COMPROMISED");
    }

    @Test
    void soundKeys_shouldPass_whenDrawnAtRandom() {
        var moduli = new ArrayList<BigInteger>();
        for (int i = 0; i < 500; i++) {
            moduli.add(new BigInteger(2048, random).setBit(2047).setBit(0));
        }
        assertThat(moduli)
                .noneMatch(RocaRule::hasFingerprint)
                .noneMatch(ClosePrimesRule::fallsToFermat)
                .noneMatch(PrimePowerRule::isPower)
                .noneMatch(Checked.LISTS::hold);
        for (int i = 0; i < 2; i++) {
            var pair = WeakKeys.of(WeakKeys.prime(1024, random), WeakKeys.prime(1024, random));
            assertThat(problems(pair)).isEmpty();
        }
    }

    /** Many weak keys of every kind, bent a little: a rule may miss none, and no two kinds may say the same. */
    @Test
    void weakKey_shouldBeToldByItsOwnCode_whenCraftedAtRandom() throws IOException {
        var told = new TreeSet<String>();
        for (int i = 0; i < 2; i++) {
            told.addAll(problems(WeakKeys.roca(2048, random)));
            told.addAll(problems(WeakKeys.close(2048, random)));
            assertThat(problems(WeakKeys.power(2048, 2 + random.nextInt(30), random)))
                    .contains("CSR_RSA_PRIME_POWER");
            int factor = Primes.below(752).toArray()[random.nextInt(100)];
            assertThat(problems(WeakKeys.withFactor(2048, factor, random))).contains("CSR_RSA_SMALL_FACTOR");
            int round = 1 + random.nextInt(ClosePrimesRule.ROUNDS);
            assertThat(problems(WeakKeys.fallingInRound(2048, round, random))).contains("CSR_RSA_CLOSE_PRIMES");
        }
        assertThat(told).containsExactly("CSR_RSA_CLOSE_PRIMES", "CSR_RSA_ROCA");
    }

    @Test
    void refusal_shouldBeReadableInBothLanguages_whenAKeyIsWeak() {
        var report = Checked.report(SampleCsr.faultless()
                .signedBy(WeakKeys.close(2048, random), "SHA256withRSA")
                .pem());
        assertThat(report.problems()).singleElement().satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo("csr.key");
            assertThat(Sentences.of(refusal, Locale.JAPANESE)).containsPattern(Pattern.compile("素数"));
            assertThat(Sentences.of(refusal, Locale.ENGLISH)).contains("primes");
        });
    }

    private static java.util.List<String> problems(KeyPair pair) {
        boolean rsa = pair.getPublic().getAlgorithm().equals("RSA");
        return Checked.problems(SampleCsr.faultless().signedBy(pair, rsa ? "SHA256withRSA" : "SHA256withECDSA"));
    }

    /** Of a modulus that has no private key of the usual form: the signature is another key's. */
    private static java.util.List<String> problems(BigInteger modulus) throws IOException {
        var algorithm = SubjectPublicKeyInfo.getInstance(
                        Keys.rsa(2048).getPublic().getEncoded())
                .getAlgorithm();
        var key = new SubjectPublicKeyInfo(algorithm, new RSAPublicKey(modulus, BigInteger.valueOf(65537)));
        return Checked.problems(SampleCsr.faultless().claiming(key));
    }
}
