package jp.kakuin.revocation;

import static jp.kakuin.revocation.Circumstance.Giver.STAFF;
import static jp.kakuin.revocation.Circumstance.Giver.SUBSCRIBER;
import static jp.kakuin.revocation.Circumstance.Limit.DAYS_5;
import static jp.kakuin.revocation.Circumstance.Limit.HOURS_24;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of BR 4.9.1.1 and 7.2.2: a wrong row is a certificate revoked too late, or a reason that root programs forbid. */
class CircumstanceTest {

    @ParameterizedTest
    @CsvSource({
        "SUBSCRIBER_ASKS, 0, HOURS_24",
        "REQUEST_NOT_AUTHORISED, 9, HOURS_24",
        "KEY_COMPROMISED, 1, HOURS_24",
        "KEY_EASILY_COMPUTED, 1, HOURS_24",
        "VALIDATION_UNRELIABLE, 4, HOURS_24",
        "KEY_NOT_COMPLIANT, 4, DAYS_5",
        "MISUSED, 9, DAYS_5",
        "AGREEMENT_BREACHED, 9, DAYS_5",
        "NAME_NOT_PERMITTED, 5, DAYS_5",
        "MISLEADING_WILDCARD, 9, DAYS_5",
        "MATERIAL_CHANGE, 9, DAYS_5",
        "MISISSUED, 4, DAYS_5",
        "INFORMATION_INACCURATE, 9, DAYS_5",
        "CA_LOSES_RIGHT, 0, DAYS_5",
        "POLICY_DEMANDS, 0, DAYS_5",
        "KEY_METHOD_FLAWED, 1, DAYS_5"
    })
    void certificate_shouldBeRevokedInTimeAndForTheRightReason_whenThisIsKnown(
            Circumstance circumstance, int reason, Circumstance.Limit limit) {
        assertThat(circumstance.reason().number()).isEqualTo(reason);
        assertThat(circumstance.limit()).isEqualTo(limit);
    }

    /** SPEC X-1: a request from a logged-in session is authentic, whatever reason it gives. */
    @Test
    void subscriber_shouldNeverWaitLongerThanADay_whenTheyAsk() {
        assertThat(Circumstance.offeredTo(SUBSCRIBER)).allMatch(each -> each.limit() == HOURS_24);
        assertThat(Circumstance.offeredTo(SUBSCRIBER).getFirst().reason()).isEqualTo(CrlReason.UNSPECIFIED);
    }

    @Test
    void subscribersForm_shouldNotOfferPrivilegeWithdrawn_whenItIsFilledIn() {
        assertThat(Circumstance.offeredTo(SUBSCRIBER))
                .extracting(Circumstance::reason)
                .doesNotContain(CrlReason.PRIVILEGE_WITHDRAWN);
        assertThat(Circumstance.given("MISUSED", SUBSCRIBER)).isEmpty();
        assertThat(Circumstance.given("MISUSED", STAFF)).contains(Circumstance.MISUSED);
        assertThat(Circumstance.given("SIGNATURE_LOST", STAFF)).isEmpty();
        assertThat(Circumstance.given("ORDER_ENDED", STAFF)).isEmpty();
        assertThat(Circumstance.given("NONE_OF_THESE", STAFF)).isEmpty();
    }

    /** BR 7.2.2: certificateHold, removeFromCRL and reasons for CA certificates stand in no CRL of ours. */
    @Test
    void crl_shouldHoldPermittedReasonsOnly_whenAnythingIsRevoked() {
        assertThat(Arrays.stream(CrlReason.values()).map(CrlReason::number).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(0, 1, 3, 4, 5, 9);
        assertThat(CrlReason.UNSPECIFIED.inEntry()).isEmpty();
        assertThat(CrlReason.KEY_COMPROMISE.inEntry()).contains(1);
    }

    @ParameterizedTest
    @EnumSource(Circumstance.class)
    void deadline_shouldBeCountedFromWhenWeLearnedOfIt_whenACaseIsOpened(Circumstance circumstance) {
        var now = java.time.Instant.parse("2026-11-20T01:30:00Z");
        var opened = RevocationCase.open(
                1, circumstance, "customer", now, "", java.util.Optional.of(RevocationCase.CALLED_WITHIN));

        assertThat(opened.deadline())
                .isEqualTo(now.plus(java.time.Duration.ofHours(circumstance.limit() == DAYS_5 ? 120 : 24)));
        assertThat(opened.revokesAt()).contains(now.plus(java.time.Duration.ofHours(20)));
        assertThat(circumstance.rule())
                .startsWith(
                        switch (circumstance) {
                            case SIGNATURE_LOST -> "SPEC";
                            case ORDER_ENDED -> "RFC 6962";
                            default -> "BR";
                        });
    }
}
