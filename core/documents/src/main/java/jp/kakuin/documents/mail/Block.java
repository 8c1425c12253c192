package jp.kakuin.documents.mail;

import java.util.List;

/** A piece of a letter. The plain text and the HTML of a mail are two renderings of the same blocks, so they cannot say different things. */
sealed interface Block {

    record Heading(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** A line that stays a line, as in an address. */
    record Line(String text) implements Block {}

    /** A label with its values; several values stand below each other. */
    record Row(String label, List<String> values) implements Block {}

    record Item(String text) implements Block {}

    record Link(String address) implements Block {}

    /** Something to copy character by character. */
    record Code(String text) implements Block {}
}
