package jp.kakuin.attack;

import java.util.List;
import java.util.Optional;
import jp.kakuin.order.OrderId;
import jp.kakuin.pki.ocsp.DelegatedResponder;
import jp.kakuin.revocation.IssuedSerial;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.status.SignedResponses;
import jp.kakuin.testkit.SteppingClock;

/** A request for a certificate's status, byte by byte: always an answer, never one that is signed for a certificate that is not ours. */
public final class OcspRequestFuzz {

    /** OCSPResponse with a status alone: malformedRequest (1) or unauthorized (6). */
    private static final int UNSIGNED = 5;

    private static final DelegatedResponder RESPONDER =
            new DelegatedResponder(List::of, new NoSerials(), new NoResponses(), new SteppingClock());

    private OcspRequestFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        var answer = RESPONDER.answer(data);
        Told.require(answer.stands().isEmpty(), "an answer about nobody's certificate may be kept");
        Told.require(answer.der().length == UNSIGNED, "an answer about nobody's certificate is signed");
        int status = answer.der()[4];
        Told.require(status == 1 || status == 6, "status " + status);
    }

    private record NoSerials() implements IssuedSerials {

        @Override
        public Optional<IssuedSerial> find(String serialNumber) {
            return Optional.empty();
        }

        @Override
        public List<IssuedSerial> of(OrderId order) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Standing> standing(String issuerKey, String serialNumber) {
            return Optional.empty();
        }

        @Override
        public Page revoked(String crl, Optional<String> cursor) {
            return new Page(List.of(), Optional.empty());
        }
    }

    private record NoResponses() implements SignedResponses {

        @Override
        public Optional<Kept> find(String question) {
            return Optional.empty();
        }

        @Override
        public void keep(String question, Kept response) {
            throw new IllegalStateException("nothing is signed here");
        }
    }
}
