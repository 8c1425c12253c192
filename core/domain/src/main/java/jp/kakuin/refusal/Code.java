package jp.kakuin.refusal;

/**
 * A stable, public code of a refusal or a notice. Implemented by enums, one per duty; the constant's name is the code that goes over
 * the wire, so a rename is a breaking change. Each code has a Japanese and an English sentence in {@code jp/kakuin/refusal/<EnumName>_ja.properties}
 * and {@code _en.properties} (UTF-8).
 */
public interface Code {

    /** The constant's name, for example {@code ORGANISATION_NAME_MISSING}. */
    String name();

    /** The rule that speaks, for example {@code SPEC C-8}. */
    String rule();
}
