package jp.kakuin.documents.mail;

import java.util.List;
import jp.kakuin.documents.Language;

/**
 * One language of a mail.
 *
 * @param groups blocks that belong together; a gap is set between groups
 */
record Letter(Language language, String subject, List<List<Block>> groups) {}
