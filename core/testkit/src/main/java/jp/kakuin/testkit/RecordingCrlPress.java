package jp.kakuin.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.status.CrlPart;
import jp.kakuin.status.CrlPress;

/** Notes what would be printed. */
public final class RecordingCrlPress implements CrlPress {

    /** A CRL as relying parties would get it. */
    public record Crl(CrlPart part, long number, Instant thisUpdate, Instant nextUpdate, List<Revocation> entries) {}

    private final List<CrlPart> parts = new ArrayList<>();
    private final List<Crl> printed = new ArrayList<>();
    private Optional<Instant> respondersEnd = Optional.empty();
    private Runnable before = () -> {};

    public RecordingCrlPress with(CrlPart part) {
        parts.add(part);
        return this;
    }

    public void respondersEndAt(Instant end) {
        respondersEnd = Optional.of(end);
    }

    /** What happens before a CRL is made, such as another run that comes. */
    public void beforeEach(Runnable happens) {
        before = happens;
    }

    /** The key does not answer any more. */
    public void breakDown() {
        beforeEach(() -> {
            throw new IllegalStateException("no key");
        });
    }

    /** Everything printed, the oldest first. */
    public List<Crl> printed() {
        return List.copyOf(printed);
    }

    @Override
    public List<CrlPart> parts() {
        return List.copyOf(parts);
    }

    @Override
    public Optional<Instant> respondersEnd() {
        return respondersEnd;
    }

    @Override
    public Printed print(
            CrlPart part, long number, Instant thisUpdate, Instant nextUpdate, Stream<Revocation> entries) {
        before.run();
        var crl = new Crl(part, number, thisUpdate, nextUpdate, entries.toList());
        printed.add(crl);
        return new Printed(crl.entries().size(), 0);
    }
}
