/**
 * Prints the papers (SPEC M-1, A-9) as PDF/A-2b. {@link jp.kakuin.documents.pdf.PdfPrintShop} is the entrance; the papers are the XHTML files in
 * {@code src/main/resources/papers}, set with BIZ UDGothic (SIL Open Font License, {@code fonts/OFL.txt}), of which each PDF embeds the glyphs it
 * uses.
 *
 * <p>The words of each paper are kept in {@code src/test/resources/golden/papers} ({@code -Dgolden.update=true} writes them anew). How a paper looks
 * no test can tell: after a change run the tests and look at {@code target/papers}, for instance with {@code pdftoppm -r 90 -png}.
 *
 * <p>Memory: 18 MB of heap once the font is parsed, 48 MB are enough to print; with less the collector slows it down. Time on one core: about half a
 * second for the first paper of a process (font and renderer are loaded then), 13 ms for each later one, 27 ms with a hundred names.
 */
package jp.kakuin.documents.pdf;
