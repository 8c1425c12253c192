package jp.kakuin.aws.http;

/**
 * A form left half-done, as the browser sends it.
 *
 * @param content the form's JSON as text
 * @param revision that of the draft it was read from; empty for a new one
 */
public record DraftForm(String content, Integer revision) {

    public String text() {
        return content == null ? "" : content;
    }

    public int revisionOrZero() {
        return revision == null ? 0 : revision;
    }
}
