package jp.kakuin.pki.issuance;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.TimestampLedger;
import jp.kakuin.order.OrderId;
import jp.kakuin.pki.authority.SignatureHash;
import jp.kakuin.pki.authority.SigningKey;

/** Ledgers and a key whose n-th call fails, before it has had its effect or after; every other call works. */
public final class CrashingCalls {

    /** The process ended here. */
    public static final class Crash extends RuntimeException {}

    private final int failing;
    private final boolean afterEffect;
    private int calls;
    private final Map<String, List<String>> signatures = new HashMap<>();

    public CrashingCalls(int failing, boolean afterEffect) {
        this.failing = failing;
        this.afterEffect = afterEffect;
    }

    public boolean hasCrashed() {
        return calls > failing;
    }

    /** Signatures by digest. */
    public Map<String, List<String>> signatures() {
        return signatures;
    }

    private <T> T call(Supplier<T> effect) {
        boolean fails = calls++ == failing;
        if (fails && !afterEffect) {
            throw new Crash();
        }
        var answer = effect.get();
        if (fails) {
            throw new Crash();
        }
        return answer;
    }

    public SigningKey over(SigningKey key) {
        return new SigningKey() {
            @Override
            public PublicKey publicKey() {
                return key.publicKey();
            }

            @Override
            public byte[] signDigest(byte[] digest, SignatureHash hash) {
                return call(() -> {
                    var signature = key.signDigest(digest, hash);
                    signatures
                            .computeIfAbsent(HexFormat.of().formatHex(digest), _ -> new ArrayList<>())
                            .add(HexFormat.of().formatHex(signature));
                    return signature;
                });
            }
        };
    }

    public TimestampLedger over(TimestampLedger ledger) {
        return new TimestampLedger() {
            @Override
            public List<byte[]> timestamps(OrderId order, int issueAttempt) {
                return call(() -> ledger.timestamps(order, issueAttempt));
            }

            @Override
            public void keep(OrderId order, int issueAttempt, Map<String, byte[]> byLog) {
                call(() -> {
                    ledger.keep(order, issueAttempt, byLog);
                    return true;
                });
            }
        };
    }

    public SignatureLedger over(SignatureLedger ledger) {
        return new SignatureLedger() {
            @Override
            public int currentAttempt(OrderId order) {
                return call(() -> ledger.currentAttempt(order));
            }

            @Override
            public Optional<Entry> find(OrderId order, int issueAttempt, Stage stage) {
                return call(() -> ledger.find(order, issueAttempt, stage));
            }

            @Override
            public Entry storeIfAbsent(
                    OrderId order, int issueAttempt, Stage stage, String serial, String key, byte[] toBeSigned) {
                return call(() -> ledger.storeIfAbsent(order, issueAttempt, stage, serial, key, toBeSigned));
            }

            @Override
            public List<Use> of(String keySha256) {
                return call(() -> ledger.of(keySha256));
            }

            @Override
            public boolean beginSigning(OrderId order, int issueAttempt, Stage stage, Instant at) {
                return call(() -> ledger.beginSigning(order, issueAttempt, stage, at));
            }

            @Override
            public Optional<Entry> recordSigned(OrderId order, int issueAttempt, Stage stage, byte[] signed) {
                return call(() -> ledger.recordSigned(order, issueAttempt, stage, signed));
            }

            @Override
            public void voidAttempt(OrderId order, int issueAttempt, Instant at) {
                call(() -> {
                    ledger.voidAttempt(order, issueAttempt, at);
                    return true;
                });
            }
        };
    }
}
