package jp.kakuin.upload;

import jp.kakuin.refusal.Code;

/** Why a paper may not be uploaded, or cannot be read. */
public enum UploadCode implements Code {
    DOCUMENT_NAME_MISSING("SPEC V-3"),
    DOCUMENT_TYPE_NOT_ALLOWED("SPEC V-3"),
    DOCUMENT_EMPTY("SPEC V-3"),
    DOCUMENT_TOO_LARGE("SPEC V-3"),
    DOCUMENT_HASH_MALFORMED("SPEC V-3"),
    TOO_MANY_DOCUMENTS("SPEC V-3"),
    DOCUMENT_NOT_FOUND("SPEC S-4"),
    DOCUMENT_NOT_ARRIVED("SPEC V-3");

    private final String rule;

    UploadCode(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
