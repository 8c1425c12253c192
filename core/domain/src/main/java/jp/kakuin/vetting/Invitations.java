package jp.kakuin.vetting;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import jp.kakuin.Ports;
import jp.kakuin.flow.StepCode;
import jp.kakuin.identity.Secrets;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Letters;
import jp.kakuin.mail.MailClaim;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.mail.MailContent;
import jp.kakuin.mail.Postmaster;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/**
 * Invites a person by mail to answer a check: a link and a verification code, bound to one order, valid 30 days, single use (SPEC D-2, G-1,
 * The code exists in the mail only; the order keeps its hash.
 */
public final class Invitations {

    /** BR 3.2.2.4.4: a Random Value is used for at most 30 days. */
    public static final Duration VALID_FOR = Duration.ofDays(30);

    private final Orders orders;
    private final MailClaims claims;
    private final Postmaster postmaster;
    private final Letters letters;
    private final Secrets secrets;
    private final Clock clock;
    private final URI portal;

    public Invitations(
            Orders orders,
            MailClaims claims,
            Postmaster postmaster,
            Letters letters,
            Secrets secrets,
            Clock clock,
            URI portal) {
        this.orders = orders;
        this.claims = claims;
        this.postmaster = postmaster;
        this.letters = letters;
        this.secrets = secrets;
        this.clock = clock;
        this.portal = portal;
    }

    public static Invitations of(Ports ports) {
        return new Invitations(
                ports.orders(),
                ports.mailClaims(),
                Correspondence.postmaster(ports),
                new Letters(ports.catalogue(), ports.printShop()),
                ports.secrets(),
                ports.clock(),
                ports.portal());
    }

    /** Invites, unless a good invitation is on its way: mailed, or claimed and not yet settled. */
    public void inviteOnce(OrderId order, String checkId) {
        var invited = orders.find(order)
                .flatMap(found -> found.check(checkId))
                .flatMap(Check::invitation)
                .filter(invitation -> !invitation.expired(clock.instant()))
                .filter(invitation -> claims.find(order, key(invitation.linkId()))
                        .filter(claim -> settledOrYoung(claim, invitation))
                        .isPresent());
        if (invited.isEmpty()) {
            inviteAnew(order, checkId);
        }
    }

    // Counted from the invitation, as its entry in the due index is: the claim is a moment younger.
    private boolean settledOrYoung(MailClaim claim, Invitation invitation) {
        return claim.state() == MailClaim.State.SENT
                || clock.instant().isBefore(invitation.createdAt().plus(Postmaster.SETTLE_AFTER));
    }

    /** Makes a new invitation, which voids the one before, and mails it. */
    private void inviteAnew(OrderId order, String checkId) {
        inviteAnew(order, checkId, Duration.ZERO);
    }

    /**
     * Makes a new invitation, which voids the one before, and mails it.
     *
     * @param apart how old the one before has to be; else {@link OrderCode#RESENT_TOO_OFTEN}
     */
    Result<Order> inviteAnew(OrderId order, String checkId, Duration apart) {
        var code = secrets.verificationCode();
        var linkId = secrets.base32(26);
        var result = orders.change(order, found -> invite(found, checkId, linkId, code, apart));
        if (result instanceof Result.Accepted<Order>(var invited)) {
            var check = invited.check(checkId).orElseThrow();
            postmaster.send(order, key(linkId), check.recipient().orElseThrow(), content(invited, check, code));
        }
        return result;
    }

    private Result<OrderChange> invite(Order order, String checkId, String linkId, String code, Duration apart) {
        var check = order.check(checkId)
                .filter(Check::isWaiting)
                .filter(found -> order.status().beforeIssue())
                .filter(found -> found.recipient().isPresent());
        if (check.isEmpty()) {
            return Result.refused(Refusal.of(StepCode.ALREADY_DONE));
        }
        var now = clock.instant();
        var tooSoon = check.get()
                .invitation()
                .filter(before -> now.isBefore(before.createdAt().plus(apart)))
                .isPresent();
        if (tooSoon) {
            return Result.refused(
                    Refusal.of(OrderCode.RESENT_TOO_OFTEN, "", "seconds", Long.toString(apart.toSeconds())));
        }
        var invitation = new Invitation(
                linkId, Secrets.hashOfCode(code), check.get().recipient().orElseThrow(), now, now.plus(VALID_FOR), 0);
        return Result.accepted(OrderChange.of(
                        order,
                        order.withCheck(check.get().invited(invitation)),
                        Actor.SYSTEM,
                        "INVITED",
                        Map.of("check", checkId, "codeSha256", invitation.codeSha256()),
                        now)
                .withLink(new OrderChange.LinkTarget(linkId, order.id(), checkId))
                .withDue(java.util.List.of(
                        Postmaster.owed(order.id(), Letter.of(Letter.Occasion.INVITATION, checkId), now))));
    }

    private MailContent content(Order order, Check check, String code) {
        var invitation = check.invitation().orElseThrow();
        var page = new MailContent.Invitation(
                Letters.page(portal, invitation.linkId()), code, JapanTime.dayOf(invitation.expiresAt()));
        var application = order.application();
        return switch (check.kind()) {
            case DOMAIN_APPROVAL ->
                new MailContent.DomainApprovalRequested(
                        invitation.recipient().substring(invitation.recipient().indexOf('@') + 1),
                        letters.facts(order, check.names()),
                        page);
            case AGREEMENT ->
                new MailContent.AgreementRequested(
                        new MailContent.Addressee(
                                application.organisation().nameJa(),
                                application.applicant().department(),
                                application.applicant().name()),
                        letters.facts(order),
                        page);
            case PAYER ->
                new MailContent.PayerConfirmationRequested(
                        Letters.outside(application.billingContact()),
                        letters.facts(order),
                        letters.priceWithTax(order),
                        page);
            case ORGANISATION,
                    LEGAL_EXISTENCE,
                    PHYSICAL_EXISTENCE,
                    COMMUNICATION_METHOD,
                    OPERATIONAL_EXISTENCE,
                    SIGNER_AUTHORITY,
                    CONTRACT_SIGNATURE,
                    REQUEST_APPROVAL,
                    DENIED_LISTS,
                    HIGH_RISK,
                    DOMAIN_HOLDER,
                    DOCUMENTS,
                    CONTENT,
                    CALL_HR,
                    CALL_APPLICANT,
                    CALL_REGISTRATION_CONTACT,
                    FINAL_REVIEW -> throw new IllegalStateException("nobody is invited to " + check.kind());
        };
    }

    /** Key of an invitation's mail claim. */
    public static String key(String linkId) {
        return "invitation-mail:" + linkId;
    }
}
