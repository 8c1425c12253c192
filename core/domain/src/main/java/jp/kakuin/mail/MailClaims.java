package jp.kakuin.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kakuin.order.OrderId;

/** The claims, kept. Each method is one conditional write or one consistent read. */
public interface MailClaims {

    /** Claims a mail and notes it as unsettled in the due index, in one transaction. False if it was claimed before. */
    boolean claim(MailClaim claim, Instant settleAt);

    Optional<MailClaim> find(OrderId order, String key);

    /** Claims a second sending of a mail whose answer was lost. False if it is sent or somebody else was faster. */
    boolean claimAgain(MailClaim claim);

    /** It went out: settled. */
    void sent(OrderId order, String key);

    /** It certainly did not go out: may be claimed anew. */
    void release(OrderId order, String key);

    List<MailClaim> ofOrder(OrderId order);
}
