package jp.kakuin.vetting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.catalogue.Text;
import jp.kakuin.validation.DomainControl;

/**
 * One check of an order with its evidence (SPEC V-1).
 *
 * @param id unique in its order, for example {@code organisation} or {@code domain-example.co.jp}
 * @param names the names it covers; empty if it is about the order as a whole
 * @param recipient the mailbox that is asked, for checks that a mail asks for
 * @param inputsSha256 hash of what it depends on: unchanged means that a result is kept over an edit
 * @param waiting present once it has been opened
 * @param invitation the newest link that was mailed for it
 * @param decision present once it has passed or failed
 * @param control how control over the names is shown, for a check of domains
 * @param findings why it is asked at all, where that is not its kind alone; for staff's eyes
 */
public record Check(
        String id,
        CheckKind kind,
        List<String> names,
        Optional<String> recipient,
        String inputsSha256,
        CheckState state,
        Optional<Waiting> waiting,
        Optional<Invitation> invitation,
        List<PhoneCall> calls,
        Optional<Decision> decision,
        Optional<DomainControl> control,
        List<Text> findings) {

    public Check {
        // A check written before there were findings has none.
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    /**
     * @param since when the wait began, kept over a new attempt
     * @param reminders how many reminders of it have been sent (V-7)
     */
    public record Waiting(Instant since, int reminders) {}

    public static Check pending(
            String id, CheckKind kind, List<String> names, Optional<String> recipient, String inputsSha256) {
        return new Check(
                id,
                kind,
                List.copyOf(names),
                recipient,
                inputsSha256,
                CheckState.PENDING,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same with the reasons for which it is asked. */
    public Check because(List<Text> reasons) {
        return new Check(
                id,
                kind,
                names,
                recipient,
                inputsSha256,
                state,
                waiting,
                invitation,
                calls,
                decision,
                control,
                reasons);
    }

    /** Who has to act, so that it goes on. */
    public CheckKind.Party answeredBy() {
        return isLookedFor() ? CheckKind.Party.CUSTOMER : kind.answeredBy();
    }

    /** Whether the DNS or the Web answers it, and no person. */
    public boolean isLookedFor() {
        return control.filter(how -> how.method().isLookedFor()).isPresent();
    }

    /** Whether the same calls and the same decision stand in both. */
    public boolean sameRecordsAs(Check other) {
        return id.equals(other.id) && calls.equals(other.calls) && decision.equals(other.decision);
    }

    public boolean isWaiting() {
        return state == CheckState.WAITING;
    }

    public boolean passed() {
        return state == CheckState.PASSED;
    }

    /** Waits for the answer; a wait that another attempt began goes on from its beginning. */
    public Check opened(Instant now) {
        var since = waiting.map(Waiting::since).orElse(now);
        var reminders = waiting.map(Waiting::reminders).orElse(0);
        return with(CheckState.WAITING, Optional.of(new Waiting(since, reminders)), decision);
    }

    /** Answered. When it began to wait is kept. */
    public Check decided(Decision answer) {
        return with(answer.passed() ? CheckState.PASSED : CheckState.FAILED, waiting, Optional.of(answer));
    }

    public Check expired() {
        return with(CheckState.EXPIRED, waiting, decision);
    }

    /** To be opened again by the next attempt: its time begins anew, its invitation and calls stay. */
    public Check askedAnew() {
        return with(CheckState.PENDING, Optional.empty(), decision);
    }

    /** To be asked again from the beginning; what it depends on has not changed. */
    public Check reset() {
        return pending(id, kind, names, recipient, inputsSha256)
                .controlled(control.map(DomainControl::forgotten).orElse(null))
                .because(findings);
    }

    /** With what is known of the control over its names. */
    public Check controlled(DomainControl newest) {
        return new Check(
                id,
                kind,
                names,
                recipient,
                inputsSha256,
                state,
                waiting,
                invitation,
                calls,
                decision,
                Optional.ofNullable(newest),
                findings);
    }

    public Check reminded() {
        var more = waiting.map(w -> new Waiting(w.since(), w.reminders() + 1));
        return with(state, more, decision);
    }

    public Check invited(Invitation newest) {
        return new Check(
                id,
                kind,
                names,
                recipient,
                inputsSha256,
                state,
                waiting,
                Optional.of(newest),
                calls,
                decision,
                control,
                findings);
    }

    public Check called(PhoneCall call) {
        var all = new ArrayList<>(calls);
        all.add(call);
        return new Check(
                id,
                kind,
                names,
                recipient,
                inputsSha256,
                state,
                waiting,
                invitation,
                List.copyOf(all),
                decision,
                control,
                findings);
    }

    private Check with(CheckState newState, Optional<Waiting> newWaiting, Optional<Decision> newDecision) {
        return new Check(
                id,
                kind,
                names,
                recipient,
                inputsSha256,
                newState,
                newWaiting,
                invitation,
                calls,
                newDecision,
                control,
                findings);
    }
}
