package jp.kakuin.vetting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Text;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Shows what a mailed link asks for (SPEC D-3). Changes nothing: mail scanners follow links. */
public final class ReadLink {

    private final Orders orders;
    private final Catalogue catalogue;
    private final Clock clock;

    public ReadLink(Orders orders, Catalogue catalogue, Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public static ReadLink of(Ports ports) {
        return new ReadLink(ports.orders(), ports.catalogue(), ports.clock());
    }

    /**
     * What the page shows before the code is typed.
     *
     * @param open whether an answer is still taken
     * @param email prefilled on the agreement page (G-1); empty elsewhere
     */
    public record View(
            CheckKind kind,
            boolean open,
            Text title,
            String organisation,
            String organisationRomanised,
            Text product,
            List<String> names,
            Optional<String> email,
            Catalogue.Terms terms) {}

    public Result<View> run(String linkId) {
        return orders.link(linkId)
                .flatMap(target -> orders.find(target.order()).flatMap(order -> view(order, target)))
                .map(Result::accepted)
                .orElse(Result.refused(Refusal.of(LinkCode.LINK_NOT_FOUND)));
    }

    private Optional<View> view(Order order, OrderChange.LinkTarget target) {
        var product = catalogue.sold(order.application().product());
        return order.check(target.checkId())
                .map(check -> new View(
                        check.kind(),
                        open(order, check, target.linkId()),
                        check.kind().title(),
                        order.application().organisation().nameJa(),
                        order.application().organisation().nameRomanised(),
                        product.name(),
                        check.names().isEmpty() ? order.application().names() : check.names(),
                        check.kind() == CheckKind.AGREEMENT ? check.recipient() : Optional.empty(),
                        catalogue.terms()));
    }

    private boolean open(Order order, Check check, String linkId) {
        return order.status().beforeIssue()
                && check.decision().isEmpty()
                && check.invitation()
                        .filter(invitation -> invitation.linkId().equals(linkId))
                        .filter(invitation -> !invitation.expired(clock.instant()) && !invitation.locked())
                        .isPresent();
    }
}
