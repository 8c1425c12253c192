package jp.kakuin.vetting;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Text;
import jp.kakuin.identity.Secrets;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Takes the answer that somebody gives through a mailed link: the code is judged, the answer recorded, then the flow is told. */
public final class LinkAnswers {

    private final Orders orders;
    private final Catalogue catalogue;
    private final Aftermath aftermath;
    private final Clock clock;

    LinkAnswers(Orders orders, Catalogue catalogue, Aftermath aftermath, Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    public static LinkAnswers of(Ports ports) {
        return new LinkAnswers(ports.orders(), ports.catalogue(), Aftermath.of(ports), ports.clock());
    }

    /**
     * What somebody answered.
     *
     * @param refusedBecause why the order goes back if the answer is no
     */
    record Answer(
            CheckKind kind,
            String code,
            boolean yes,
            Map<String, String> statement,
            Correction.Reason refusedBecause) {}

    Result<Order> record(String linkId, Answer answer) {
        var target = orders.link(linkId);
        if (target.isEmpty()) {
            return Result.refused(Refusal.of(LinkCode.LINK_NOT_FOUND));
        }
        var order = target.get().order();
        // Judged and counted in one conditional write: guesses side by side are as few as guesses one by one.
        var result = orders.change(
                order,
                found -> typedWrong(found, target.get(), linkId, answer.code())
                                .filter(invitation -> !invitation.locked())
                                .isPresent()
                        ? Result.accepted(countWrongCode(found, target.get()))
                        : decide(found, target.get(), linkId, answer));
        if (result instanceof Result.Accepted<Order>(var written)
                && typedWrong(written, target.get(), linkId, answer.code()).isPresent()) {
            return Result.refused(Refusal.of(LinkCode.CODE_WRONG, "code"));
        }
        return aftermath.of(result, order, target.get().checkId(), () -> repeated(order, target.get(), answer));
    }

    private Result<OrderChange> decide(Order order, OrderChange.LinkTarget target, String linkId, Answer answer) {
        var check = order.check(target.checkId());
        var problem =
                check.isEmpty() ? Optional.of(LinkCode.LINK_SUPERSEDED) : problem(order, check.get(), linkId, answer);
        if (problem.isPresent()) {
            return Result.refused(Refusal.of(problem.get()));
        }
        var now = clock.instant();
        var decision = new Decision(answer.yes(), Actor.LINK_HOLDER, now, List.of(), answer.statement(), "");
        var limits = catalogue.sold(order.application().product()).waits();
        var next = order.status() == OrderStatus.RECEIVED ? OrderStatus.VETTING : order.status();
        return Result.accepted(
                answer.yes()
                        ? Vetting.pass(order, check.get(), decision, next)
                        : Vetting.fail(order, check.get(), decision, answer.refusedBecause(), limits));
    }

    private Optional<LinkCode> problem(Order order, Check check, String linkId, Answer answer) {
        var invitation = check.invitation();
        if (invitation.isEmpty() || !invitation.get().linkId().equals(linkId)) {
            return Optional.of(LinkCode.LINK_SUPERSEDED);
        }
        if (check.kind() != answer.kind()) {
            return Optional.of(LinkCode.LINK_OF_ANOTHER_KIND);
        }
        if (invitation.get().locked()) {
            return Optional.of(LinkCode.LINK_LOCKED);
        }
        if (check.decision().isPresent() || !order.status().beforeIssue()) {
            return Optional.of(LinkCode.LINK_ANSWERED);
        }
        if (invitation.get().expired(clock.instant())) {
            return Optional.of(LinkCode.LINK_EXPIRED);
        }
        return codeMatches(invitation.get(), answer.code()) ? Optional.empty() : Optional.of(LinkCode.CODE_WRONG);
    }

    // The same answer sent again is answered as before.
    private boolean repeated(jp.kakuin.order.OrderId order, OrderChange.LinkTarget target, Answer answer) {
        return orders.find(order)
                .flatMap(found -> found.check(target.checkId()))
                .filter(check -> check.invitation()
                        .filter(invitation -> invitation.linkId().equals(target.linkId()))
                        .filter(invitation -> codeMatches(invitation, answer.code()))
                        .isPresent())
                .flatMap(Check::decision)
                .filter(made ->
                        made.passed() == answer.yes() && made.statement().equals(answer.statement()))
                .isPresent();
    }

    /** The link's invitation, if this is not its code. */
    private static Optional<Invitation> typedWrong(
            Order order, OrderChange.LinkTarget target, String linkId, String code) {
        return order.check(target.checkId())
                .flatMap(Check::invitation)
                .filter(invitation -> invitation.linkId().equals(linkId))
                .filter(invitation -> !codeMatches(invitation, code));
    }

    private OrderChange countWrongCode(Order order, OrderChange.LinkTarget target) {
        var check = order.check(target.checkId()).orElseThrow();
        var counted = check.invited(check.invitation().orElseThrow().withWrongCode());
        return OrderChange.of(
                order,
                order.withCheck(counted),
                Actor.LINK_HOLDER,
                "WRONG_CODE_TYPED",
                Map.of("check", target.checkId()),
                clock.instant());
    }

    private static boolean codeMatches(Invitation invitation, String code) {
        return Secrets.same(invitation.codeSha256(), Secrets.hashOfCode(code));
    }

    /** The reason for a correction after somebody said no. */
    static Correction.Reason reason(String code, String field, String ja, String en) {
        return new Correction.Reason(code, field, new Text(ja, en));
    }
}
