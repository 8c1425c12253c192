package jp.kakuin.vetting;

/** State of one check (SPEC V-1). */
public enum CheckState {
    PENDING,
    WAITING,
    PASSED,
    FAILED,
    EXPIRED
}
