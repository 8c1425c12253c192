package jp.kakuin.recovery;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import jp.kakuin.audit.Archived;
import jp.kakuin.issuance.CertifiedKey;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.order.OrderId;

/** Makes an order's part of the signature ledger again: no serial number is drawn twice, nothing is signed twice for an attempt (SPEC I-3). */
final class ReplayedSignatures {

    private final SignatureLedger ledger;
    private final List<Archived> records;
    private final ArchivedSince archive;
    private final Instant now;
    private int made;

    ReplayedSignatures(SignatureLedger ledger, List<Archived> records, ArchivedSince archive, Instant now) {
        this.ledger = ledger;
        this.records = records;
        this.archive = archive;
        this.now = now;
    }

    /**
     * @param conflicts what the table holds and the archive contradicts
     * @return how many records were there to be made
     */
    int replay(List<String> conflicts) {
        var reserved = new TreeMap<String, Archived.Reserved>();
        of(Archived.Reserved.class).forEach(each -> reserved.put(place(each.issueAttempt(), each.stage()), each));
        reserved.values().forEach(each -> reserve(each, conflicts));
        of(Archived.SigningBegan.class)
                .forEach(each -> begin(each.order(), each.issueAttempt(), each.stage(), each.at()));
        // Its copy was written because the key was about to be asked.
        reserved.values().stream()
                .filter(each -> archive.copies().contains(each.hash()))
                .forEach(each -> begin(each.order(), each.issueAttempt(), each.stage(), now));
        of(Archived.Signed.class).forEach(this::sign);
        of(Archived.Voided.class).forEach(each -> ledger.voidAttempt(each.order(), each.issueAttempt(), each.at()));
        return made + of(Archived.Voided.class).size();
    }

    private <T extends Archived> List<T> of(Class<T> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String place(int attempt, Stage stage) {
        return String.format("%06d %d", attempt, stage.ordinal());
    }

    private void reserve(Archived.Reserved each, List<String> conflicts) {
        var bytes = Base64.getDecoder().decode(each.toBeSigned());
        var stands = ledger.storeIfAbsent(
                each.order(),
                each.issueAttempt(),
                each.stage(),
                each.serialNumber(),
                CertifiedKey.sha256(bytes),
                bytes);
        made++;
        if (!Arrays.equals(stands.toBeSigned(), bytes)) {
            conflicts.add("Order " + each.order() + ": attempt " + each.issueAttempt() + " has other content for "
                    + each.stage() + " than was archived under serial number " + each.serialNumber()
                    + ". A flow ran over the table before this.");
        }
    }

    private void begin(OrderId order, int attempt, Stage stage, Instant at) {
        if (stands(order, attempt, stage).isPresent()) {
            ledger.beginSigning(order, attempt, stage, at);
        }
    }

    private void sign(Archived.Signed each) {
        if (stands(each.order(), each.issueAttempt(), each.stage()).isPresent()) {
            made++;
            var certificate = Base64.getDecoder().decode(each.certificate());
            ledger.recordSigned(each.order(), each.issueAttempt(), each.stage(), certificate);
        }
    }

    private Optional<SignatureLedger.Entry> stands(OrderId order, int attempt, Stage stage) {
        return ledger.find(order, attempt, stage);
    }
}
