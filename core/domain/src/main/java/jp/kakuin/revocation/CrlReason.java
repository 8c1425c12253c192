package jp.kakuin.revocation;

import java.util.Optional;
import jp.kakuin.catalogue.Text;

/** The reasons that may stand in our CRLs (BR 7.2.2); there is no certificateHold, since nothing is ever taken back. */
public enum CrlReason {
    UNSPECIFIED(0, "指定なし", "unspecified"),
    KEY_COMPROMISE(1, "鍵の危殆化（keyCompromise）", "keyCompromise"),
    AFFILIATION_CHANGED(3, "組織情報の変更（affiliationChanged）", "affiliationChanged"),
    SUPERSEDED(4, "証明書の入れ替え（superseded）", "superseded"),
    CESSATION_OF_OPERATION(5, "利用の終了（cessationOfOperation）", "cessationOfOperation"),
    PRIVILEGE_WITHDRAWN(9, "権利の取消し（privilegeWithdrawn）", "privilegeWithdrawn");

    private final int number;
    private final Text title;

    CrlReason(int number, String ja, String en) {
        this.number = number;
        this.title = new Text(ja, en);
    }

    /** The CRLReason of RFC 5280 5.3.1. */
    public int number() {
        return number;
    }

    /** As mails name it. */
    public Text title() {
        return title;
    }

    /** What the entry's extension says; empty where the extension has to be left out, as for {@code unspecified} (BR 7.2.2). */
    public Optional<Integer> inEntry() {
        return this == UNSPECIFIED ? Optional.empty() : Optional.of(number);
    }
}
