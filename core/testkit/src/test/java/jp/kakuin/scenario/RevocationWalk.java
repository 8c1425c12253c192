package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kakuin.due.DueEntry;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderId;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.IssuedSerial;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.revocation.ProveKeyCompromise;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.revocation.RevokeCertificate;
import jp.kakuin.status.CrlPart;
import jp.kakuin.status.PublishCrl;
import jp.kakuin.testkit.FakeCertificateIssuer;
import jp.kakuin.testkit.Faults;
import jp.kakuin.testkit.RecordingCrlPress.Crl;

/** A story of revocations during which the process dies once; after each thing that happens everything is looked at that must hold at any moment. */
final class RevocationWalk extends RevocationDesk {

    /** Longer than a run that claimed a CRL's number can be at work. */
    private static final Duration LEASE = Duration.ofMinutes(21);

    private final CrashWalk.People people;
    private final Map<String, IssuedSerial.Revoked> known = new HashMap<>();
    private final List<Integer> begun = new ArrayList<>();

    /** @param position where the process dies; 0 for never */
    RevocationWalk(Story story, CrashWalk.People people, int position) {
        this.people = people;
        if (story.hasSibling()) {
            closedOrder();
        }
        office.ports.crlPress.with(new CrlPart(FakeCertificateIssuer.CRL, FakeCertificateIssuer.ISSUER_KEY));
        publish();
        office.ports.faults.crashAt(position);
    }

    /** Who revokes, and why. */
    enum Story {
        CUSTOMER_ASKED_AND_NOBODY_CALLED {
            @Override
            void play(RevocationWalk walk) {
                walk.request(() -> walk.ask("SITE_ENDS"));
                walk.pass(Duration.ofHours(20));
                walk.schedules();
            }
        },
        CUSTOMER_CONFIRMED {
            @Override
            void play(RevocationWalk walk) {
                walk.request(() -> walk.ask(""));
                walk.pass(Duration.ofHours(2));
                walk.request(() -> walk.staff("CALL", null, "CONFIRMED"));
                walk.schedules();
                walk.pass(Duration.ofHours(20));
            }
        },
        STAFF_FOUND_MISUSE {
            @Override
            void play(RevocationWalk walk) {
                walk.request(() -> walk.staff("OPEN", "MISUSED", null));
                walk.pass(Duration.ofHours(1));
                walk.request(() -> walk.staff("CALL", null, "UNREACHABLE"));
                walk.request(() -> walk.staff("REVOKE", "MISUSED", null));
                walk.schedules();
            }
        },
        FIRST_REASON_WAS_NONE {
            @Override
            void play(RevocationWalk walk) {
                walk.request(() -> walk.ask("CERTIFICATE_REPLACED"));
                walk.request(() -> walk.staff("CALL", null, "DENIED"));
                walk.request(() -> walk.staff(Office.APPROVER, "DECLINE", null, null));
                walk.schedules();
                walk.request(() -> walk.ask("SITE_ENDS"));
                walk.pass(Duration.ofHours(20));
                walk.schedules();
            }
        },
        KEY_OF_A_REVOKED_ONE_WAS_STOLEN {
            @Override
            void play(RevocationWalk walk) {
                walk.request(() -> walk.staff("REVOKE", "AGREEMENT_BREACHED", null));
                walk.schedules();
                walk.request(
                        () -> walk.prove(new ProveKeyCompromise.Form(Forms.ov().csr(), null, null)));
                walk.schedules();
            }
        },
        KEY_WAS_STOLEN {
            @Override
            void play(RevocationWalk walk) {
                walk.request(
                        () -> walk.prove(new ProveKeyCompromise.Form(Forms.ov().csr(), null, null)));
                walk.schedules();
            }
        },
        SECOND_REVOKED_WHILE_THE_FIRST_IS_PUBLISHED {
            @Override
            void play(RevocationWalk walk) {
                walk.request(() -> walk.staff("REVOKE", "MISISSUED", null));
                walk.schedules();
                walk.request(() -> walk.revoke(walk.sibling()));
                walk.schedules();
            }
        };

        abstract void play(RevocationWalk walk);

        /** Whether there is another certificate of the same key. */
        boolean hasSibling() {
            return this == KEY_WAS_STOLEN || this == SECOND_REVOKED_WHILE_THE_FIRST_IS_PUBLISHED;
        }
    }

    private OrderId sibling() {
        return orders().stream()
                .map(Order::id)
                .filter(each -> !each.equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void revoke(OrderId order) {
        RevokeCertificate.of(office.ports).run(Office.VETTER, order, form("REVOKE", "AGREEMENT_BREACHED", null));
    }

    private void request(Runnable request) {
        begun.add(office.ports.faults.calls().size());
        try {
            request.run();
        } catch (Faults.Crash died) {
            look();
            if (people == CrashWalk.People.SEND_IT_AGAIN) {
                request.run();
            }
        }
        look();
        scheduled(office::settleMails);
    }

    private void pass(Duration time) {
        office.ports.clock.advance(time);
    }

    void schedules() {
        scheduled(this::watch);
        scheduled(this::publish);
        pass(Duration.ofMinutes(1));
    }

    /** The next run comes on time. */
    private void scheduled(Runnable run) {
        begun.add(office.ports.faults.calls().size());
        try {
            run.run();
        } catch (Faults.Crash died) {
            look();
        }
        look();
    }

    private void publish() {
        PublishCrl.of(office.ports).run();
    }

    /** Time goes by until everybody who died has been followed by another. */
    void comeToRest() {
        for (int run = 0; run < 3; run++) {
            pass(LEASE);
            office.settleMails();
            schedules();
        }
    }

    /**
     * Where it can die otherwise than elsewhere: before the first call of what somebody does, and after each call, which is before the next; between two looks into
     * empty shards nothing changes.
     */
    List<Integer> positions() {
        var calls = office.ports.faults.calls();
        var before = begun.stream().filter(i -> i < calls.size()).map(i -> 2 * i + 1);
        var after = IntStream.range(0, calls.size())
                .filter(i -> !isLook(calls, i) || !isLook(calls, i + 1))
                .mapToObj(i -> 2 * i + 2);
        return Stream.concat(before, after).distinct().toList();
    }

    private static boolean isLook(List<String> calls, int i) {
        return i < calls.size() && calls.get(i).matches("DueIndex\\.(shards|due)");
    }

    List<Order> orders() {
        return office.ports.orders.all();
    }

    List<Crl> crls() {
        return office.ports.crlPress.printed();
    }

    List<Revocation> revoked() {
        var page = office.ports.issuedSerials.revoked(FakeCertificateIssuer.CRL, Optional.empty());
        assertThat(page.next()).isEmpty();
        return page.entries();
    }

    boolean due(DueEntry.Kind kind, OrderId order) {
        return office.ports.dueIndex.all().stream()
                .anyMatch(each -> each.kind() == kind && each.order().equals(order));
    }

    private void look() {
        staysRevoked();
        crlsGoOn();
        orders().forEach(this::isArmed);
    }

    /** What OCSP reads: never good again, as of the moment that was said first, and of another reason only if its key is compromised. */
    private void staysRevoked() {
        known.forEach((serial, said) -> {
            assertThat(standing(serial).at()).isEqualTo(said.at());
            assertThat(standing(serial).reason()).isIn(said.reason(), CrlReason.KEY_COMPROMISE);
        });
        revoked().forEach(each -> known.put(each.serialNumber(), standing(each.serialNumber())));
    }

    private IssuedSerial.Revoked standing(String serialNumber) {
        return office.ports
                .issuedSerials
                .standing(FakeCertificateIssuer.ISSUER_KEY, serialNumber)
                .flatMap(IssuedSerials.Standing::revoked)
                .orElseThrow();
    }

    /** Numbers rise, nothing revoked vanishes, and what the newest does not name yet is owed. */
    private void crlsGoOn() {
        for (int i = 1; i < crls().size(); i++) {
            assertThat(crls().get(i).number()).isGreaterThan(crls().get(i - 1).number());
            assertThat(crls().get(i).entries())
                    .extracting(Revocation::serialNumber)
                    .containsAll(crls().get(i - 1).entries().stream()
                            .map(Revocation::serialNumber)
                            .toList());
        }
        for (var order : orders()) {
            for (var done : order.revocations().done()) {
                assertThat(crls().getLast().entries().contains(done) || due(DueEntry.Kind.CRL_PUBLICATION, order.id()))
                        .as(done + " is on the CRL or owed")
                        .isTrue();
            }
        }
    }

    /** An open case has its deadline, and what carries itself out has its moment. */
    private void isArmed(Order order) {
        order.revocations().open().ifPresent(open -> {
            assertThat(due(DueEntry.Kind.REVOCATION_DEADLINE, order.id(), open.deadline()))
                    .isTrue();
            open.revokesAt()
                    .ifPresent(at -> assertThat(due(DueEntry.Kind.REVOCATION, order.id(), at))
                            .isTrue());
        });
    }

    private boolean due(DueEntry.Kind kind, OrderId order, Instant at) {
        return office.ports.dueIndex.all().stream()
                .anyMatch(each -> each.kind() == kind
                        && each.order().equals(order)
                        && each.at().equals(at));
    }
}
