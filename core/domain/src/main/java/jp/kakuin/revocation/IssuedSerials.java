package jp.kakuin.revocation;

import java.util.List;
import java.util.Optional;
import jp.kakuin.order.OrderId;

/**
 * Every serial number that counts as issued, and which of them are revoked. A revocation is written by {@link jp.kakuin.order.OrderChange#revoking}:
 * with its order, its audit entry and the due entry that publishes its CRL, in one transaction.
 */
public interface IssuedSerials {

    /** Empty if the CA key was never asked to sign anything with it. A consistent read. */
    Optional<IssuedSerial> find(String serialNumber);

    /**
     * As an OCSP request asks: only if this key of ours issued it. Anybody may ask that, so nothing of its order is read.
     *
     * @return empty if it was not; else whether it is revoked
     */
    Optional<Standing> standing(String issuerKey, String serialNumber);

    /** @param revoked empty if it is good */
    record Standing(Optional<IssuedSerial.Revoked> revoked) {}

    /** All of an order, from the first issue attempt that came to a signature to the last. A consistent read. */
    List<IssuedSerial> of(OrderId order);

    /**
     * What the CRL of this address has to name, ordered by serial number as text, expired ones too. A consistent read.
     *
     * @param cursor from the page before; empty for the first
     */
    Page revoked(String crl, Optional<String> cursor);

    /** @param next cursor of the next page; empty if this is the last */
    record Page(List<Revocation> entries, Optional<String> next) {}
}
