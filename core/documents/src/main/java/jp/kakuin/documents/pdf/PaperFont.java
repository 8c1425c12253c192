package jp.kakuin.documents.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import jp.kakuin.documents.TypedText;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** BIZ UDGothic Regular, parsed once. A parsed font reads from one position and must not be used by two threads at once. */
final class PaperFont {

    static final String FAMILY = "BIZ UDGothic";

    /** 下駄記号, which Japanese printers set where a glyph is missing. */
    private static final String MISSING = "〓";

    /** Choose between written forms of one character; the font has one form of each. */
    private static final Pattern VARIATION_SELECTORS =
            Pattern.compile("[\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}\\u180B-\\u180D\\u200B-\\u200D]");

    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    private PaperFont(TrueTypeFont font) throws IOException {
        // No ligatures: the reader of a code or host name sees each letter, and printing takes a third less time.
        font.setEnableGsub(false);
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
    }

    static PaperFont load() {
        try (InputStream in = PaperFont.class.getResourceAsStream("/fonts/BIZUDGothic-Regular.ttf")) {
            return new PaperFont(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For one document, which will embed the glyphs it uses. */
    PDFont in(PDDocument document) {
        try {
            return PDType0Font.load(document, font, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as this font can print it: a character without a glyph becomes 〓, so that its absence shows. */
    String printable(String text) {
        String plain = VARIATION_SELECTORS.matcher(TypedText.oneLine(text)).replaceAll("");
        return TypedText.composed(plain)
                .codePoints()
                .mapToObj(c -> glyphs.getGlyphId(c) == 0 ? MISSING : Character.toString(c))
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
