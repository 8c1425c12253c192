package jp.kakuin.issuance;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.catalogue.Text;
import jp.kakuin.order.Correction;
import jp.kakuin.validation.Corroboration;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;

/** What the perspectives saw of one name's CAA records, and what follows from it. */
record CaaAnswer(Probe.CaaPermission asked, Corroboration seen) {

    String name() {
        return asked.fqdn();
    }

    enum Outcome {
        PERMITTED,
        /** The records speak against us, here or in so many places that no further answer could outweigh them. */
        REFUSED,
        /** Asking again may help. */
        UNANSWERED
    }

    Outcome outcome() {
        if (seen.holds()) {
            return Outcome.PERMITTED;
        }
        return seen.mayHoldLater() ? Outcome.UNANSWERED : Outcome.REFUSED;
    }

    /** For the operator who looks why there is no answer. */
    String silence() {
        return Stream.concat(Stream.of(seen.primary()), seen.remotes().stream())
                .filter(each -> each.sighting().verdict() == Sighting.Verdict.NO_ANSWER)
                .map(each -> each.perspective() + ": " + each.sighting().found())
                .collect(Collectors.joining(", ", name() + " (", ")"));
    }

    /** For a customer who can mend the records, or has to find out who answers in their name. */
    Correction.Reason reason() {
        return seen.primary().sighting().verdict() == Sighting.Verdict.CONTRADICTS ? forbidden() : contradicted();
    }

    private Correction.Reason forbidden() {
        return new Correction.Reason(
                "CAA_FORBIDS",
                "names",
                CaaRefusal.explain(asked, seen.primary().sighting().found()));
    }

    private Correction.Reason contradicted() {
        var elsewhere = seen.remotes().stream()
                .filter(other -> other.sighting().verdict() == Sighting.Verdict.CONTRADICTS)
                .map(other -> other.perspective() + ": "
                        + CaaRefusal.records(other.sighting().found()))
                .collect(Collectors.joining(" / "));
        return new Correction.Reason(
                "CAA_NOT_CORROBORATED",
                "names",
                new Text(
                        name() + " のCAAレコードは、当認証局からは発行を許可していますが、ほかの地点からは異なる内容が見えています（" + elsewhere
                                + "）。権威DNSサーバーがすべて同じ内容を返しているか、通信経路やDNSが乗っ取られていないかをご確認のうえ、再提出してください。",
                        "The CAA records for " + name()
                                + " let us issue as we see them here, but look different from other places ("
                                + elsewhere
                                + "). Please check that all your name servers answer the same, and that nobody has taken over your DNS or the way to it; then resubmit."));
    }
}
