package jp.kakuin.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kakuin.identity.Secrets;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.revocation.Revocation;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What holds of an order whatever went wrong on its way; each violation is a line. */
final class Invariants {

    private static final String LOOK = "DOMAIN_LOOKED_AT";

    /**
     * These may be there more often than on an undisturbed way: a repeated
     * invitation, what operators and the reconciler did, a call and an edit by people who did not know of the first.
     */
    private static final Set<String> EXPLAINED =
            Set.of("INVITED", "REPLAY_ASKED", "FLOW_RESTARTED", "REVOCATION_CALLED", "APPLICATION_EDITED", LOOK);

    private static final Pattern ACCESS_KEY = Pattern.compile("(?m)^\\s*((?:[0-9A-Z]{5}-){3}[0-9A-Z]{5})\\s*$");

    private final Trial trial;
    private final Evidence evidence;
    private final Control control;
    private final List<String> violations = new ArrayList<>();

    private Invariants(Trial trial, Evidence evidence, Control control) {
        this.trial = trial;
        this.evidence = evidence;
        this.control = control;
    }

    static List<String> violated(Trial trial, Evidence evidence, Control control) {
        return new Invariants(trial, evidence, control).check();
    }

    private List<String> check() {
        trial.complaints().forEach(this::violated);
        var orders = evidence.orders(trial.label());
        hold(orders.size() == 1, orders.size() + " orders of one application");
        for (var order : orders) {
            auditUnbroken(order);
            if (control.portrait().audit().stream().anyMatch(entry -> entry.startsWith("CERTIFICATE_ISSUED"))) {
                oneCertificate(order);
            }
            revokedForGood(order);
            mailsOnce(order);
            accessKeyOpens(order);
            flowEnded(order);
            nothingOwed(order);
            sameAsUndisturbed(order);
        }
        return violations;
    }

    private void hold(boolean truth, String violation) {
        if (!truth) {
            violated(violation);
        }
    }

    private void violated(String violation) {
        violations.add(violation);
    }

    private void auditUnbroken(Order order) {
        var head = "";
        long sequence = 0;
        for (var entry : evidence.audit(order)) {
            hold(entry.intact(), "audit entry " + entry.sequence() + " is not what was written");
            hold(entry.sequence() == ++sequence, "audit entry " + sequence + " is missing");
            hold(entry.previousHash().equals(head), "audit entry " + sequence + " does not follow the one before");
            head = entry.hash();
        }
        hold(
                order.version() == sequence,
                "the order is at version " + order.version() + " after " + sequence + " entries");
        hold(order.auditHead().equals(head), "the order's audit head is not its last entry");
    }

    /** One attempt, two stages, one serial number, and what is signed there is what the order says (SPEC I-3). */
    private void oneCertificate(Order order) {
        var ledger = evidence.under(order, "SIGNATURE#");
        var stages = ledger.stream().map(item -> item.get("sk").s()).toList();
        hold(
                stages.equals(List.of("SIGNATURE#000001#CERTIFICATE", "SIGNATURE#000001#PRECERTIFICATE")),
                "the signature ledger holds " + stages);
        var serials = ledger.stream()
                .filter(item -> item.containsKey("serial"))
                .map(item -> item.get("serial").s())
                .distinct()
                .count();
        hold(serials == 1, serials + " serial numbers");
        var signed = ledger.stream()
                .filter(item -> item.get("sk").s().endsWith("#CERTIFICATE"))
                .flatMap(item -> item.containsKey("signed") ? java.util.stream.Stream.of(item.get("signed")) : null)
                .map(bytes -> sha256(bytes.b().asByteArray()))
                .toList();
        var recorded = order.certificate().map(made -> made.sha256()).stream().toList();
        hold(signed.equals(recorded), "the certificate in the ledger is not the order's");
        // A signature that could not be kept is made again, over the same bytes: the ledger holds one.
        var signatures = sent("issue-certificate", "Kms.Sign");
        hold(
                signatures == 2 || signatures > 2 && signatures <= 2 * runs("issue-certificate"),
                signatures + " uses of the CA key");
    }

    /** Every serial number once, as OCSP and its CRL say. */
    private void revokedForGood(Order order) {
        var done = order.revocations().done();
        hold(done.stream().map(Revocation::serialNumber).distinct().count() == done.size(), "revoked twice: " + done);
        for (var each : done) {
            var marks = evidence.suite().items("SERIAL#" + each.serialNumber()).stream()
                    .filter(item -> item.get("sk").s().equals("REVOKED"))
                    .count();
            hold(marks == 1, each + " is good for OCSP");
            hold(evidence.crls().names(each), each + " is not on its CRL");
        }
    }

    private long runs(String function) {
        return evidence.suite().sandboxes().invocations(trial.label()).stream()
                .filter(invocation -> invocation.function().equals(function))
                .count();
    }

    private long sent(String function, String operation) {
        return evidence.suite().sandboxes().invocations(trial.label()).stream()
                .filter(invocation -> invocation.function().equals(function))
                .flatMap(invocation -> invocation.calls().stream())
                .filter(call -> call.operation().equals(operation) && call.landed())
                .count();
    }

    /**
     * One mail for each claim, and a second only if nobody could know of the first: its claim could not be closed. Never a third: two that stay
     * without an answer are shown to staff.
     */
    private void mailsOnce(Order order) {
        var arrived = new HashMap<>(evidence.letters(trial.label()));
        for (var claim : evidence.under(order, "MAIL#")) {
            var key = claim.get("key").s();
            var times = Optional.ofNullable(arrived.remove(letter(claim))).orElse(0);
            // Another invitation takes its place; a correction that was made need not be asked for; who is told that it
            // is revoked need not be told that somebody asked
            // for it.
            var replaced = key.startsWith("invitation-mail:")
                    || key.startsWith("correction:") && order.status() != OrderStatus.CORRECTION
                    || key.startsWith("revocation-asked:") && order.revocation().isPresent();
            hold(times <= Math.min(2, 1 + unknown(key)), key + " arrived " + times + " times");
            hold(times >= 1 || replaced, key + " never arrived");
            hold(
                    replaced || shownToStaff(claim) || claim.get("state").s().equals("SENT"),
                    key + " is " + claim.get("state").s());
        }
        evidence.mailsOnReport(trial).forEach(claim -> arrived.remove(letter(claim)));
        hold(arrived.isEmpty(), "mails without a claim: " + arrived);
    }

    private static boolean shownToStaff(Map<String, AttributeValue> claim) {
        return claim.get("sendings").n().equals("2");
    }

    private static String letter(Map<String, AttributeValue> claim) {
        return sha256(claim.get("messageId").s().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .substring(0, 24);
    }

    /** How often this mail was sent by somebody who could not close its claim afterwards. */
    private long unknown(String key) {
        var tag = Invocation.tag(key);
        return evidence.suite()
                .sandboxes()
                .of(trial.label())
                .filter(calls -> calls.stream().anyMatch(call -> isOf(call, tag, "Ses.SendRawEmail")))
                .filter(calls -> calls.stream().noneMatch(call -> isOf(call, tag, "DynamoDb.TransactWriteItems")))
                .count();
    }

    private static boolean isOf(Invocation.Call call, String tag, String operation) {
        return call.landed() && call.mail().equals(tag) && call.operation().equals(operation);
    }

    /** The newest access key that was mailed opens the account. */
    private void accessKeyOpens(Order order) {
        var account = evidence.account(order);
        var mailed = evidence.mails(trial.label()).stream()
                .map(MailText::of)
                .map(ACCESS_KEY::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> Secrets.hashOfCode(found.group(1)))
                .toList();
        var uncertain = evidence.under(order, "MAIL#access-key:").stream().anyMatch(Invariants::shownToStaff);
        hold(
                uncertain || !mailed.isEmpty() && account.contains(mailed.getLast()),
                "the access key in the mail does not open");
    }

    private void flowEnded(Order order) {
        var executions = evidence.executions(order);
        hold(!executions.containsValue("RUNNING"), "executions still run: " + executions);
        hold(
                order.status() != OrderStatus.CLOSED
                        || "SUCCEEDED".equals(executions.get(order.id() + "-" + order.attempt())),
                "the last attempt did not succeed: " + executions);
    }

    /** The due index holds the reminders of the contract and nothing that somebody would still have to send. */
    private void nothingOwed(Order order) {
        var owed = Control.Owed.of(evidence, order);
        hold(owed.equals(control.owed()), "still due: " + owed + " instead of " + control.owed());
    }

    private void sameAsUndisturbed(Order order) {
        var portrait =
                Portrait.of(trial, evidence.asCustomerSees(trial), evidence.asStaffSee(order), evidence.audit(order));
        portrait.differences(control.portrait()).stream()
                // Who asks for a look twice within moments is told what was seen; and it may be that nobody looked yet.
                .filter(line -> !line.startsWith("audit lacks " + LOOK) || order.attempt() == 1)
                .filter(line -> EXPLAINED.stream().noneMatch(event -> line.startsWith("audit has " + event)))
                .forEach(this::violated);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
