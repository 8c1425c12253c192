package jp.kakuin.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.flow.Flow;
import jp.kakuin.identity.SealedToken;
import jp.kakuin.identity.Secrets;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Postmaster;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.Revocations;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.CheckPlan;

/**
 * Takes an application and makes one order of it (SPEC ). The same application under the same idempotency key is the same
 * order, and is answered the same.
 */
public final class SubmitApplication {

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{16,128}");
    private static final Duration KEY_KNOWN_FOR = Duration.ofDays(7);

    private final ApplicationRules rules;
    private final Catalogue catalogue;
    private final Orders orders;
    private final Flow flow;
    private final Secrets secrets;
    private final Clock clock;

    public SubmitApplication(
            ApplicationRules rules, Catalogue catalogue, Orders orders, Flow flow, Secrets secrets, Clock clock) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.orders = orders;
        this.flow = flow;
        this.secrets = secrets;
        this.clock = clock;
    }

    public static SubmitApplication of(Ports ports) {
        return new SubmitApplication(
                new ApplicationRules(ports.catalogue(), ports.csrInspector(), ports.hostNames()),
                ports.catalogue(),
                ports.orders(),
                ports.flow(),
                ports.secrets(),
                ports.clock());
    }

    /**
     * @param token opens the order's pages; given once, stored hashed
     * @param notices what the customer should know although the application was taken (C-9, C-10, C-11, D-1)
     */
    public record Answer(Order order, String token, List<Refusal> notices) {}

    /**
     * @param idempotencyKey 16 to 128 printable ASCII characters that the caller drew at random
     * @param bodySha256 hash of the request's body
     */
    public Result<Answer> run(String idempotencyKey, String bodySha256, ApplicationForm form) {
        if (idempotencyKey == null || idempotencyKey.isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.IDEMPOTENCY_KEY_MISSING, "Idempotency-Key"));
        }
        if (!IDEMPOTENCY_KEY.matcher(idempotencyKey).matches()) {
            return Result.refused(Refusal.of(OrderCode.IDEMPOTENCY_KEY_MALFORMED, "Idempotency-Key"));
        }
        var now = clock.instant();
        var earlier = orders.idempotencyRecord(Secrets.hash(idempotencyKey));
        if (earlier.isPresent()) {
            return repeat(earlier.get(), idempotencyKey, bodySha256, now);
        }
        return rules.check(form, JapanTime.dayOf(now))
                .then(application -> create(application, idempotencyKey, bodySha256, now));
    }

    private Result<Answer> create(Application application, String idempotencyKey, String bodySha256, Instant now) {
        var token = secrets.token();
        var order = received(application, token, now);
        var record = new IdempotencyRecord(
                Secrets.hash(idempotencyKey),
                bodySha256,
                order.id(),
                SealedToken.seal(token, idempotencyKey, order.id().value()),
                now.plus(KEY_KNOWN_FOR));
        var account = new Account(order.account(), application.organisation().nameJa(), "", now);
        var creation = OrderChange.creation(
                        order,
                        Actor.CUSTOMER,
                        Map.of(
                                "product", application.product(),
                                "keySha256", application.decodedCsr().keySha256(),
                                "terms", application.termsVersion() + " " + application.termsSha256()),
                        now)
                .withDue(List.of(
                        Postmaster.owed(order.id(), Letter.of(Letter.Occasion.ORDER_RECEIVED), now),
                        Postmaster.owed(order.id(), Letter.of(Letter.Occasion.ACCESS_KEY), now)));
        return repeat(orders.create(creation, account, record), idempotencyKey, bodySha256, now);
    }

    // Also the first answer takes this way: whatever stands under the key is the order.
    private Result<Answer> repeat(IdempotencyRecord record, String idempotencyKey, String bodySha256, Instant now) {
        if (!Secrets.same(record.bodySha256(), bodySha256)) {
            return Result.refused(Refusal.of(OrderCode.IDEMPOTENCY_KEY_REUSED, "Idempotency-Key"));
        }
        var order = orders.find(record.order()).orElseThrow();
        if (order.attempt() == 1 && order.status() == OrderStatus.RECEIVED) {
            flow.start(order.id(), 1);
        }
        var token = SealedToken.open(
                record.sealedToken(), idempotencyKey, order.id().value());
        var notices = rules.notices(order.application(), JapanTime.dayOf(now));
        return Result.accepted(new Answer(order, token, notices));
    }

    private Order received(Application application, String token, Instant now) {
        var product = catalogue.sold(application.product());
        return new Order(
                new OrderId("K" + secrets.base32(12)),
                0,
                1,
                OrderStatus.RECEIVED,
                now,
                now,
                "A" + secrets.base32(12),
                secrets.digits(10),
                Secrets.hash(token),
                application,
                CheckPlan.of(application, product),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(),
                Revocations.NONE,
                "");
    }
}
