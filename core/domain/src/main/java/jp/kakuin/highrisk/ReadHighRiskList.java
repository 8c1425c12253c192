package jp.kakuin.highrisk;

import java.util.Arrays;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Shows the high-risk list to staff, one kind of entry after the other. */
public final class ReadHighRiskList {

    private final HighRiskList list;

    public ReadHighRiskList(HighRiskList list) {
        this.list = list;
    }

    public static ReadHighRiskList of(Ports ports) {
        return new ReadHighRiskList(ports.highRiskList());
    }

    /** @param kind one of {@link HighRiskEntry.Kind} */
    public Result<HighRiskList.Page> run(String kind, Optional<String> cursor) {
        return Arrays.stream(HighRiskEntry.Kind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .map(known -> Result.accepted(list.page(known, cursor)))
                .orElse(Result.refused(Refusal.of(HighRiskCode.HIGH_RISK_ENTRY_NOT_FOUND)));
    }
}
