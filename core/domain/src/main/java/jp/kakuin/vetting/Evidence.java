package jp.kakuin.vetting;

import java.time.LocalDate;

/**
 * What a check rests on (SPEC V-2, V-8).
 *
 * @param source where it comes from, for example {@code TSR} or {@code 商業登記}
 * @param reference number, address or file name there
 * @param collectedOn the day from which its reuse is counted (RULES 2)
 */
public record Evidence(String source, String reference, LocalDate collectedOn) {}
