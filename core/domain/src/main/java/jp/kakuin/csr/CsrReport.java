package jp.kakuin.csr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kakuin.refusal.Refusal;

/**
 * What the CSR check found (SPEC C-14): the decoded fields, every problem, and notices that do not stop an order.
 *
 * @param subject attributes as they stand in the CSR by short name ({@code C}, {@code ST}, {@code L}, {@code O}, {@code OU}, {@code CN},
 *     {@code emailAddress}), in the CSR's order; empty if it could not be read
 * @param key the public key; absent if it could not be read
 * @param place what ST and L name together; empty if that is no municipality
 * @param names CN and every dNSName asked for, lower case, without duplicates, CN first (C-11)
 * @param problems why an order with this CSR would be refused; empty if it is acceptable
 * @param notices what the customer should know although the CSR is acceptable (C-9, C-10, C-11, D-1)
 */
public record CsrReport(
        Map<String, String> subject,
        Optional<SubjectPublicKey> key,
        Optional<Place> place,
        List<String> names,
        List<Refusal> problems,
        List<Refusal> notices) {

    public boolean acceptable() {
        return problems.isEmpty();
    }

    /** The same with further notices. */
    CsrReport alsoNoticing(List<Refusal> more) {
        var all = Stream.concat(notices.stream(), more.stream()).toList();
        return new CsrReport(subject, key, place, names, problems, all);
    }

    /**
     * @param algorithm {@code RSA} or {@code EC}
     * @param parameters {@code 2048}, {@code 3072}, {@code 4096} or the curve, {@code P-256}, {@code P-384}
     * @param spkiSha256 lower-case hex of SHA-256 over the DER SubjectPublicKeyInfo
     */
    public record SubjectPublicKey(String algorithm, String parameters, String spkiSha256) {}

    /**
     * A municipality in Japanese, to compare with an address (C-8).
     *
     * @param prefecture for example {@code 神奈川県}
     * @param municipality for example {@code 横浜市西区}
     */
    public record Place(String prefecture, String municipality) {}
}
