package jp.kakuin.highrisk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.csr.HostNames;
import jp.kakuin.highrisk.HighRiskEntry.Action;
import jp.kakuin.highrisk.HighRiskEntry.Event;
import jp.kakuin.highrisk.HighRiskEntry.Ground;
import jp.kakuin.highrisk.HighRiskEntry.Kind;
import jp.kakuin.identity.Staff;
import jp.kakuin.order.Application;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrganisationName;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.StaffText;

/** Puts names and organisations on the high-risk list and takes them off (BR 4.2.1, EVG 3.2.2.12.1). */
public final class ChangeHighRiskList {

    private final HighRiskList list;
    private final HostNames hostNames;
    private final Clock clock;

    public ChangeHighRiskList(HighRiskList list, HostNames hostNames, Clock clock) {
        this.list = list;
        this.hostNames = hostNames;
        this.clock = clock;
    }

    public static ChangeHighRiskList of(Ports ports) {
        return new ChangeHighRiskList(ports.highRiskList(), ports.hostNames(), ports.clock());
    }

    /**
     * @param action one of {@link Action}
     * @param kind one of {@link Kind}
     * @param ground one of {@link Ground}
     * @param note why, for who reads the list later
     */
    public record Form(String action, String kind, String value, String ground, String note) {

        public Form {
            value = value == null ? "" : value.strip();
            note = StaffText.paragraph(note);
        }
    }

    /** Repeated, it changes nothing. */
    public Result<HighRiskEntry> run(Staff staff, Form form) {
        var problems = problems(form);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        var kind = Kind.valueOf(form.kind());
        var event = new Event(
                Action.valueOf(form.action()),
                Ground.valueOf(form.ground()),
                clock.instant(),
                Actor.staff(staff.subject()).toString(),
                form.note());
        return HighRiskKeys.of(kind, form.value(), hostNames).then(key -> change(kind, key, form.value(), event));
    }

    /** What was refused or revoked is high risk from then on: every registrable domain and the organisation. */
    public void addAll(Application application, OrderId order, Ground ground, Actor by) {
        var event = new Event(Action.ADD, ground, clock.instant(), by.toString(), order.value());
        application.names().stream()
                .map(name -> hostNames.looks(name).registrableDomain())
                .distinct()
                .forEach(domain -> change(Kind.NAME, domain, domain, event));
        var organisation = application.organisation();
        for (var name : List.of(organisation.nameJa(), organisation.nameRomanised())) {
            change(Kind.ORGANISATION, OrganisationName.comparable(name), name, event);
        }
    }

    private Result<HighRiskEntry> change(Kind kind, String key, String value, Event event) {
        while (true) {
            var before = list.find(kind, key);
            if (before.isEmpty() && event.action() == Action.REMOVE) {
                return Result.refused(Refusal.of(HighRiskCode.HIGH_RISK_ENTRY_NOT_FOUND));
            }
            if (before.filter(entry -> entry.last().sameAs(event)).isPresent()) {
                return Result.accepted(before.get());
            }
            var after = before.map(entry -> entry.with(event))
                    .orElseGet(() -> new HighRiskEntry(kind, key, value, List.of(event)));
            if (list.replace(before, after)) {
                return Result.accepted(after);
            }
        }
    }

    private static List<Refusal> problems(Form form) {
        var problems = new ArrayList<Refusal>();
        choice("action", form.action(), Action.values()).ifPresent(problems::add);
        choice("kind", form.kind(), Kind.values()).ifPresent(problems::add);
        choice("ground", form.ground(), Ground.values()).ifPresent(problems::add);
        problems.addAll(new StaffText()
                .required("note", form.note(), StaffText.MAX_NOTE, HighRiskCode.HIGH_RISK_NOTE_MISSING)
                .problems());
        return problems;
    }

    private static Optional<Refusal> choice(String field, String word, Enum<?>[] choices) {
        return Arrays.stream(choices).anyMatch(choice -> choice.name().equals(word))
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        HighRiskCode.HIGH_RISK_CHOICE_UNKNOWN,
                        field,
                        "choices",
                        String.join(", ", Arrays.stream(choices).map(Enum::name).toList())));
    }
}
