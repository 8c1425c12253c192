package jp.kakuin.compromise;

import java.util.List;
import jp.kakuin.order.OrderId;

/**
 * Which certificates have a key. Written in the transaction that stores what is to be signed, before the key is asked for the last time whether it
 * is compromised: a report that comes meanwhile either stops the signature or finds it here.
 */
@FunctionalInterface
public interface KeyUses {

    /** @param serialNumber of a certificate that was signed for this order, or was about to be */
    record Use(OrderId order, String serialNumber) {}

    /** @param keySha256 lower-case hex of SHA-256 over the DER SubjectPublicKeyInfo */
    List<Use> of(String keySha256);
}
