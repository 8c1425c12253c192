package jp.kakuin.pki.name;

import jp.kakuin.pki.SentencesOfCodes;
import org.junit.jupiter.api.Test;

class NameCodeTest {

    @Test
    void sentences_shouldExistInBothLanguages_whenANameIsRefused() {
        SentencesOfCodes.assertComplete(NameCode.values());
    }
}
