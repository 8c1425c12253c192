package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.vetting.Invitation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever may try as often as he likes must still not come in. */
class BruteForceTest {

    private static final Route APPROVAL = Route.of("POST /links/{linkId}/domain-approval");
    private static final Route PAYER = Route.of("POST /links/{linkId}/payer-confirmation");
    private static final int TRIES = 10;

    private final Log log = new Log();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void domain_shouldStayUnapproved_whenTheRightCodeComesAfterTenWrongOnes() {
        var world = new AttackedWorld(Door.of(APPROVAL));
        for (int i = 0; i < TRIES; i++) {
            assertThat(guess(world, APPROVAL).body().path("code").asText()).isEqualTo("CODE_WRONG");
        }
        var before = world.everything();

        for (int i = 0; i < 3; i++) {
            var answer = world.ask(APPROVAL, world.event(Caller.NOBODY, Target.OWN));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().path("code").asText()).isEqualTo("LINK_LOCKED");
            assertThat(guess(world, APPROVAL).json()).isEqualTo(answer.json());
        }
        assertThat(world.everything()).isEqualTo(before);
    }

    @Test
    void domain_shouldStayUnapproved_whenManyGuessAtTheSameMoment() throws InterruptedException {
        var world = new AttackedWorld(Door.of(APPROVAL));
        var answers = new ConcurrentLinkedQueue<String>();
        var together = new CountDownLatch(1);
        try (var guessers = Executors.newFixedThreadPool(4 * TRIES)) {
            for (int i = 0; i < 4 * TRIES; i++) {
                guessers.submit(() -> {
                    together.await();
                    answers.add(guess(world, APPROVAL).body().path("code").asText());
                    return null;
                });
            }
            together.countDown();
        }

        assertThat(answers).filteredOn("CODE_WRONG"::equals).hasSize(TRIES);
        assertThat(answers).filteredOn("LINK_LOCKED"::equals).hasSize(3 * TRIES);
        assertThat(world.ask(APPROVAL, world.event(Caller.NOBODY, Target.OWN))
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("LINK_LOCKED");
    }

    @Test
    void guesser_shouldLearnNothing_whenAnotherUsesUpTheLastTryBeforeHisGuessIsWritten() {
        var world = new AttackedWorld(Door.of(APPROVAL));
        for (int i = 1; i < TRIES; i++) {
            guess(world, APPROVAL);
        }
        world.order().ports().orders.beforeNextWrite(() -> guess(world, APPROVAL));

        assertThat(guess(world, APPROVAL).body().path("code").asText()).isEqualTo("LINK_LOCKED");
        assertThat(world.order().order().checks().stream()
                        .flatMap(check -> check.invitation().stream())
                        .mapToInt(Invitation::wrongCodes))
                .allMatch(count -> count == 0 || count == TRIES);
    }

    @Test
    void approver_shouldStillAnswer_whenOthersGuessedNineTimes() {
        var world = new AttackedWorld(Door.of(APPROVAL));
        for (int i = 1; i < TRIES; i++) {
            guess(world, APPROVAL);
        }

        assertThat(world.ask(APPROVAL, world.event(Caller.NOBODY, Target.OWN)).status())
                .isEqualTo(204);
    }

    @Test
    void payer_shouldStillAnswer_whenTheDomainsLinkIsLocked() {
        var world = new AttackedWorld(Door.of(PAYER));
        var order = world.order();
        var approval = order.order().checks().stream()
                .filter(check -> check.kind() == Door.of(APPROVAL).check())
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < TRIES + 5; i++) {
            var event = Door.of(APPROVAL).event().json();
            ((ObjectNode) event.path("pathParameters")).put("linkId", order.linkId(approval.id()));
            event.put("body", event.path("body").textValue().replaceFirst("\"code\":\"[^\"]*\"", "\"code\":\"0000\""));
            world.ask(APPROVAL, event);
        }

        assertThat(order.check(approval.id()).invitation().orElseThrow().locked())
                .isTrue();
        assertThat(world.ask(PAYER, world.event(Caller.NOBODY, Target.OWN)).status())
                .isEqualTo(204);
    }

    @Test
    void code_shouldOpenItsOwnLinkOnly_whenItIsTypedIntoAnother() {
        var world = new AttackedWorld(Door.of(PAYER));
        var approval = world.order().order().checks().stream()
                .filter(check -> check.kind() == Door.of(APPROVAL).check())
                .findFirst()
                .orElseThrow();
        var event = world.event(Caller.NOBODY, Target.OWN);
        var code = world.order().code(approval.id());
        event.put("body", ((ObjectNode) Poison.body(event)).put("code", code).toString());

        assertThat(world.ask(PAYER, event).body().path("code").asText()).isEqualTo("CODE_WRONG");
    }

    @Test
    void stranger_shouldGetNothing_whenHeGuessesAnIdempotencyKey() {
        var world = new AttackedWorld(Door.of(Route.of("POST /orders")));
        var event = new EventFile("ov-order/01-submit-application.json").json();
        event.put("body", event.path("body").textValue() + " ");
        var before = world.everything();

        var answer = world.ask(Route.of("POST /orders"), event);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("code").asText()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(answer.text())
                .doesNotContain(
                        world.own().id(),
                        world.own().token(),
                        world.order().order().contractCode());
        assertThat(world.everything()).isEqualTo(before);
    }

    @Test
    void draft_shouldStayShut_whenTokensAreGuessed() {
        guessTokens(Route.of("GET /drafts/{draftId}"));
        guessTokens(Route.of("PUT /drafts/{draftId}"));
    }

    @Test
    void order_shouldStayShut_whenTokensAreGuessed() {
        guessTokens(Route.of("GET /orders/{orderId}"));
        guessTokens(Route.of("POST /orders/{orderId}/withdrawal"));
    }

    // Also those that differ from the right one by a single character.
    private static void guessTokens(Route route) {
        var world = new AttackedWorld(Door.of(route));
        var before = world.everything();
        var random = new Random(20261121);
        var token = world.own().token();
        Set<JsonNode> answers = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            int place = random.nextInt(token.length());
            char other = token.charAt(place) == 'A' ? 'B' : 'A';
            var near = token.substring(0, place) + other + token.substring(place + 1);
            var event = world.event(Caller.CUSTOMER, Target.OWN);
            ((ObjectNode) event.path("headers"))
                    .put("Authorization", "Bearer " + (i % 2 == 0 ? near : near.substring(i % 50)));
            answers.add(world.ask(route, event).json());
        }
        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next().path("statusCode").intValue()).isEqualTo(404);
        assertThat(world.everything()).isEqualTo(before);
        assertThat(world.ask(route, world.event(Caller.CUSTOMER, Target.OWN)).status())
                .isEqualTo(200);
    }

    private static Invocation.Answer guess(AttackedWorld world, Route route) {
        return world.ask(route, world.event(Caller.NOBODY, Target.OTHERS));
    }
}
