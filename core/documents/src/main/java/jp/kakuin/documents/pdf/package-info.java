/**
 * Prints the papers (SPEC M-1, A-9) as PDF. {@link jp.kakuin.documents.pdf.PdfPrintShop} is the entrance; the papers are the XHTML files in
 * {@code src/main/resources/papers}, set with BIZ UDGothic (SIL Open Font License, {@code fonts/OFL.txt}), of which each PDF embeds the glyphs it
 * uses.
 */
package jp.kakuin.documents.pdf;
