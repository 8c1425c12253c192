package jp.kakuin.revocation;

import static jp.kakuin.revocation.Circumstance.Giver.STAFF;
import static jp.kakuin.revocation.Circumstance.Giver.SUBSCRIBER;
import static jp.kakuin.revocation.Circumstance.Giver.SYSTEM;
import static jp.kakuin.revocation.CrlReason.AFFILIATION_CHANGED;
import static jp.kakuin.revocation.CrlReason.CESSATION_OF_OPERATION;
import static jp.kakuin.revocation.CrlReason.KEY_COMPROMISE;
import static jp.kakuin.revocation.CrlReason.PRIVILEGE_WITHDRAWN;
import static jp.kakuin.revocation.CrlReason.SUPERSEDED;
import static jp.kakuin.revocation.CrlReason.UNSPECIFIED;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.catalogue.Text;

/**
 * Why a certificate has to be revoked, by when, what its CRL says, and who may say so: the table of BR 4.9.1.1. All that a subscriber asks for is done
 * within 24 hours (SPEC X-1), and none of it says privilegeWithdrawn (BR 7.2.2). What has five days should be done within 24 hours too.
 */
public enum Circumstance {
    SUBSCRIBER_ASKS(UNSPECIFIED, Limit.HOURS_24, "BR 4.9.1.1 (1)", "お客様のご依頼", "The subscriber asks", SUBSCRIBER, STAFF),
    AFFILIATION_CHANGES(
            AFFILIATION_CHANGED,
            Limit.HOURS_24,
            "BR 7.2.2, SPEC X-1",
            "組織情報の変更",
            "The organisation has changed",
            SUBSCRIBER,
            STAFF),
    CERTIFICATE_REPLACED(
            SUPERSEDED,
            Limit.HOURS_24,
            "BR 7.2.2, SPEC X-1",
            "証明書の入れ替え",
            "Another certificate replaces it",
            SUBSCRIBER,
            STAFF),
    SITE_ENDS(
            CESSATION_OF_OPERATION, Limit.HOURS_24, "BR 7.2.2, SPEC X-1", "サイトの終了", "The site ends", SUBSCRIBER, STAFF),
    KEY_COMPROMISED(
            KEY_COMPROMISE, Limit.HOURS_24, "BR 4.9.1.1 (3)", "秘密鍵の危殆化", "The key is compromised", SUBSCRIBER, STAFF),
    REQUEST_NOT_AUTHORISED(
            PRIVILEGE_WITHDRAWN, Limit.HOURS_24, "BR 4.9.1.1 (2)", "権限のない申請", "The order was not authorised", STAFF),
    KEY_EASILY_COMPUTED(
            KEY_COMPROMISE, Limit.HOURS_24, "BR 4.9.1.1 (4)", "容易に計算できる鍵", "The key is easily computed", STAFF),
    VALIDATION_UNRELIABLE(
            SUPERSEDED,
            Limit.HOURS_24,
            "BR 4.9.1.1 (5)",
            "ドメイン検証の不備",
            "The domain's validation cannot be relied on",
            STAFF),
    KEY_NOT_COMPLIANT(SUPERSEDED, Limit.DAYS_5, "BR 4.9.1.1 (6)", "規定に合わない鍵", "The key breaks the rules", STAFF),
    MISUSED(PRIVILEGE_WITHDRAWN, Limit.DAYS_5, "BR 4.9.1.1 (7)", "証明書の不正利用", "The certificate was misused", STAFF),
    AGREEMENT_BREACHED(
            PRIVILEGE_WITHDRAWN, Limit.DAYS_5, "BR 4.9.1.1 (8)", "利用契約の違反", "The agreement was breached", STAFF),
    NAME_NOT_PERMITTED(
            CESSATION_OF_OPERATION,
            Limit.DAYS_5,
            "BR 4.9.1.1 (9)",
            "名前の使用権の喪失",
            "The name may no longer be used",
            STAFF),
    MISLEADING_WILDCARD(
            PRIVILEGE_WITHDRAWN,
            Limit.DAYS_5,
            "BR 4.9.1.1 (10)",
            "誤認を招くサブドメイン",
            "A misleading name below a wildcard",
            STAFF),
    MATERIAL_CHANGE(
            PRIVILEGE_WITHDRAWN, Limit.DAYS_5, "BR 4.9.1.1 (11)", "記載事項の重要な変更", "Its information has changed", STAFF),
    MISISSUED(SUPERSEDED, Limit.DAYS_5, "BR 4.9.1.1 (12)", "発行の誤り", "It was not issued by the rules", STAFF),
    INFORMATION_INACCURATE(
            PRIVILEGE_WITHDRAWN, Limit.DAYS_5, "BR 4.9.1.1 (13)", "記載事項の誤り", "Its information is inaccurate", STAFF),
    CA_LOSES_RIGHT(UNSPECIFIED, Limit.DAYS_5, "BR 4.9.1.1 (14)", "認証局の発行権の終了", "The CA's right to issue ends", STAFF),
    POLICY_DEMANDS(UNSPECIFIED, Limit.DAYS_5, "BR 4.9.1.1 (15)", "認証局運用規程による失効", "The CPS demands it", STAFF),
    KEY_METHOD_FLAWED(
            KEY_COMPROMISE, Limit.DAYS_5, "BR 4.9.1.1 (16)", "鍵の生成方法の欠陥", "Keys made so can be computed", STAFF),
    SIGNATURE_LOST(
            SUPERSEDED, Limit.DAYS_5, "SPEC I-3", "発行処理の中断", "Its signature was lost while it was issued", SYSTEM),
    ORDER_ENDED(
            UNSPECIFIED,
            Limit.DAYS_5,
            "RFC 6962 3.1",
            "発行前の注文の終了",
            "Its order ended before its certificate was made",
            SYSTEM);

    /** Who may give it. */
    public enum Giver {
        SUBSCRIBER,
        STAFF,
        SYSTEM
    }

    /** By when it has to be done, from when we learned of it. */
    public enum Limit {
        HOURS_24(Duration.ofHours(24)),
        DAYS_5(Duration.ofDays(5));

        private final Duration duration;

        Limit(Duration duration) {
            this.duration = duration;
        }

        public Duration duration() {
            return duration;
        }
    }

    private final CrlReason reason;
    private final Limit limit;
    private final String rule;
    private final Text title;
    private final Set<Giver> givers;

    Circumstance(CrlReason reason, Limit limit, String rule, String ja, String en, Giver... givers) {
        this.reason = reason;
        this.limit = limit;
        this.rule = rule;
        this.title = new Text(ja, en);
        this.givers = Set.of(givers);
    }

    public CrlReason reason() {
        return reason;
    }

    public Limit limit() {
        return limit;
    }

    public String rule() {
        return rule;
    }

    public Text title() {
        return title;
    }

    public boolean mayBeGivenBy(Giver giver) {
        return givers.contains(giver);
    }

    /**
     * Whether it speaks of fraud or misuse: its subscriber and its names are high risk from then on (BR 4.2.1). A key that was stolen, an error or a change says
     * nothing against its subscriber.
     */
    public boolean isMisconduct() {
        return switch (this) {
            case REQUEST_NOT_AUTHORISED, MISUSED, AGREEMENT_BREACHED, MISLEADING_WILDCARD -> true;
            case SUBSCRIBER_ASKS,
                    AFFILIATION_CHANGES,
                    CERTIFICATE_REPLACED,
                    SITE_ENDS,
                    KEY_COMPROMISED,
                    KEY_EASILY_COMPUTED,
                    VALIDATION_UNRELIABLE,
                    KEY_NOT_COMPLIANT,
                    NAME_NOT_PERMITTED,
                    MATERIAL_CHANGE,
                    MISISSUED,
                    INFORMATION_INACCURATE,
                    CA_LOSES_RIGHT,
                    POLICY_DEMANDS,
                    KEY_METHOD_FLAWED,
                    SIGNATURE_LOST,
                    ORDER_ENDED -> false;
        };
    }

    /** What this giver's form offers. */
    public static List<Circumstance> offeredTo(Giver giver) {
        return Arrays.stream(values()).filter(each -> each.mayBeGivenBy(giver)).toList();
    }

    /** Empty if it is not this giver's to give, or no circumstance at all. */
    public static Optional<Circumstance> given(String name, Giver giver) {
        return offeredTo(giver).stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }
}
