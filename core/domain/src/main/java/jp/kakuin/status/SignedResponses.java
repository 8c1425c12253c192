package jp.kakuin.status;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** OCSP responses that were signed before, so that the key is not asked again for the same. Losing one costs a signature, nothing else. */
public interface SignedResponses {

    /**
     * @param state what the response says; another state makes it worthless
     * @param der of the OCSPResponse
     */
    record Kept(String state, byte[] der, Instant thisUpdate, Instant nextUpdate) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Kept that && state.equals(that.state) && Arrays.equals(der, that.der);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(der);
        }

        @Override
        public String toString() {
            return "Kept[" + state + "]";
        }
    }

    /** @param question lower-case hex of SHA-256 over what was asked */
    Optional<Kept> find(String question);

    void keep(String question, Kept response);
}
