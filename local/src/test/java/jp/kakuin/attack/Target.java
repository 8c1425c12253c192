package jp.kakuin.attack;

/** What the request is about, as {@link Caller#CUSTOMER} sees it. */
enum Target {
    OWN,
    OTHERS,
    UNKNOWN,
    MALFORMED
}
