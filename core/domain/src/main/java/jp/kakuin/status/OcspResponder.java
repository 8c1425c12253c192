package jp.kakuin.status;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Says whether certificates are revoked (RFC 6960, RFC 5019). Every request gets an answer, malformed ones too. */
@FunctionalInterface
public interface OcspResponder {

    /**
     * @param der of the OCSPResponse
     * @param stands from when until when it can be relied on; empty if nothing is signed, so that nobody may keep it
     */
    record Answer(byte[] der, Optional<Term> stands) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Answer that && Arrays.equals(der, that.der);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(der);
        }

        @Override
        public String toString() {
            return "Answer[" + stands + "]";
        }
    }

    /** The moments of the response itself. */
    record Term(Instant thisUpdate, Instant nextUpdate) {}

    /** @param request DER of an OCSPRequest, or whatever a stranger sends in its place */
    Answer answer(byte[] request);
}
