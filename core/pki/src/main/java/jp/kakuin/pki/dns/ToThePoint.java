package jp.kakuin.pki.dns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Takes from an answer what does not belong to it before it is validated. The validator reads the status of the whole from every record set in it:
 * one of an unsigned zone elsewhere, slipped into a forged answer, would make it "insecure" and so believed.
 */
final class ToThePoint {

    private final Message answer;
    private final Name end;

    private ToThePoint(Message answer, Name end) {
        this.answer = answer;
        this.end = end;
    }

    /**
     * @return the answer with records on the way from the name to its data alone, and the proofs of their zones
     * @throws IOException if it is no answer to the question
     */
    static Message of(Message query, Message raw) throws IOException {
        if (!query.getQuestion().equals(raw.getQuestion())) {
            throw new IOException("an answer to another question");
        }
        int code = raw.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            return raw;
        }
        for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
            // Over another class the validator finds no trust anchor, and takes that for a proof that nothing is
            // signed.
            if (raw.getSection(section).stream().anyMatch(record -> record.getDClass() != DClass.IN)) {
                throw new IOException("a record of another class");
            }
        }
        var answer = raw.normalize(query);
        if (answer == null) {
            throw new IOException("an answer whose aliases lead nowhere");
        }
        return new ToThePoint(answer, end(query.getQuestion(), answer))
                .cleaned(query.getQuestion().getType());
    }

    /** Where the aliases of an answer lead; normalised answers have them in order. */
    static Name end(org.xbill.DNS.Record question, Message answer) {
        var end = question.getName();
        for (var record : answer.getSection(Section.ANSWER)) {
            if (record instanceof CNAMERecord alias
                    && question.getType() != Type.CNAME
                    && alias.getName().equals(end)) {
                end = alias.getTarget();
            }
        }
        return end;
    }

    private Message cleaned(int type) throws IOException {
        var sets = answer.getSectionRRsets(Section.ANSWER);
        for (var set : sets) {
            demandOnTree(set);
        }
        boolean found = sets.stream().anyMatch(set -> set.getType() == type);
        var kept = answer.clone();
        kept.removeAllRecords(Section.AUTHORITY);
        kept.removeAllRecords(Section.ADDITIONAL);
        for (var set : found ? proofs(signers(sets)) : negative()) {
            set.rrs(false).forEach(record -> kept.addRecord(record, Section.AUTHORITY));
            set.sigs().forEach(record -> kept.addRecord(record, Section.AUTHORITY));
        }
        return kept;
    }

    /** A zone signs what is in it. */
    private static void demandOnTree(RRset set) throws IOException {
        if (set.sigs().stream().anyMatch(sig -> !set.getName().subdomain(sig.getSigner()))) {
            throw new IOException("a signature by a zone that " + set.getName() + " is not in");
        }
    }

    /** The start of authority says whose "no" it is (RFC 2308 3). A referral has none: whoever sends one has not asked further. */
    private List<RRset> negative() throws IOException {
        var authority = soa().orElseThrow(() -> new IOException("neither records nor a start of authority"));
        demandOnTree(authority);
        var sets = new ArrayList<>(List.of(authority));
        sets.addAll(proofs(signers(List.of(authority))));
        return sets;
    }

    private Optional<RRset> soa() {
        return answer.getSectionRRsets(Section.AUTHORITY).stream()
                .filter(set -> set.getType() == Type.SOA && end.subdomain(set.getName()))
                .findFirst();
    }

    private List<RRset> proofs(Set<Name> zones) {
        return answer.getSectionRRsets(Section.AUTHORITY).stream()
                .filter(set -> set.getType() == Type.NSEC || set.getType() == Type.NSEC3)
                .filter(set ->
                        zones.containsAll(signers(List.of(set))) && !set.sigs().isEmpty())
                .toList();
    }

    private static Set<Name> signers(List<RRset> sets) {
        return sets.stream()
                .flatMap(set -> set.sigs().stream())
                .map(sig -> sig.getSigner())
                .collect(Collectors.toSet());
    }
}
