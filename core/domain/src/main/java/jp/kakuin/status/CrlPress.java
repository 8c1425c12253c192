package jp.kakuin.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kakuin.revocation.Revocation;

/** Signs CRLs and puts them where relying parties fetch them. */
public interface CrlPress {

    /** Every part of every issuing CA's CRL, of CAs that no longer issue too. */
    List<CrlPart> parts();

    /** When the first of the OCSP responders' certificates ends; empty if an issuing CA has none, or there is no CA yet. */
    Optional<Instant> respondersEnd();

    /**
     * Builds a CRL, signs it and publishes it in the place of the one before.
     *
     * @param entries read once, one after another: they need not fit into memory
     */
    Printed print(CrlPart part, long number, Instant thisUpdate, Instant nextUpdate, Stream<Revocation> entries);

    /** @param bytes of the whole CRL */
    record Printed(long entries, long bytes) {}
}
