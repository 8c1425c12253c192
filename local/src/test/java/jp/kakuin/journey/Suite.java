package jp.kakuin.journey;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import jp.kakuin.invoicing.JapaneseCalendar;
import jp.kakuin.local.audit.AuditPlace;
import jp.kakuin.local.demo.Mailbox;
import jp.kakuin.local.host.Fault;
import jp.kakuin.order.JapanTime;
import jp.kakuin.vetting.PhoneHours;

/** A deployed system as journeys see it: its addresses, its people's tokens, and what a test may do to it from outside. */
interface Suite {

    /** Base address of the public API, without a slash at its end. */
    URI api();

    Mailbox mailbox();

    /** A fresh identity token of one of the staff. */
    String staffToken(String login);

    /** The system's clock. */
    Clock clock();

    /** Puts the system's clock forward. */
    void moveClock(Duration step);

    /** Puts the clock forward to when staff work, unless they do now: they telephone at no other time (SPEC P-4). */
    default void openOffice() {
        var calendar = new JapaneseCalendar();
        var now = now();
        if (!PhoneHours.contain(now, calendar)) {
            var opening = now.atZone(JapanTime.ZONE).toLocalDate().atTime(10, 0).atZone(JapanTime.ZONE);
            while (opening.toInstant().isBefore(now) || !calendar.isBusinessDay(opening.toLocalDate())) {
                opening = opening.plusDays(1);
            }
            moveClock(Duration.between(now, opening.toInstant()));
        }
    }

    default Instant now() {
        return clock().instant();
    }

    /** The next invocations of a function go wrong. */
    void failNext(String function, int times, Fault.Moment moment);

    /** Nothing goes wrong any more. */
    void clearFaults();

    /** Runs a scheduled function as its schedule would, to its end. */
    void run(String function);

    /** Runs the state machine of the renewal reminders, to its end. */
    void runRenewals();

    /** How the executions of an order stand, by name: {@code <orderId>-<attempt>}. */
    java.util.Map<String, String> executions(String order);

    /** The DNS forbids us to issue for a name. */
    void forbidIssuance(String name);

    /** These lines stand in the DNS's zone {@code example.co.jp} from now on. */
    void publish(String records);

    /** The site of a name serves this as the file that is to show control over it. */
    void serveFile(String host, String name, String content);

    /** The DNS no longer forbids it. */
    void permitIssuance(String name);

    /** Whoever asks from this region is told that we are forbidden to issue for a name. */
    void forbidIssuanceSeenFrom(String region, String name);

    /** From this region the same is seen again as from the others. */
    void seeAsOthersFrom(String region);

    /** The way to the audit archive and the table behind it. */
    AuditPlace audit();

    /** The root of the CA, DER. */
    byte[] rootCertificate();

    /** The test CA's, DER, which is a root of its own. */
    byte[] testRootCertificate();

    /** Executions of an order that run. */
    default Set<String> running(String order) {
        return executions(order).entrySet().stream()
                .filter(execution -> execution.getValue().equals("RUNNING"))
                .map(java.util.Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toSet());
    }
}
