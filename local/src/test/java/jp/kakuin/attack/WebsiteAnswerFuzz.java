package jp.kakuin.attack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import jp.kakuin.pki.validation.HttpAnswer;

/** What a hostile site answers, byte by byte: it is read to an end, and what is taken of it is short (BR 3.2.2.4.18). */
public final class WebsiteAnswerFuzz {

    private WebsiteAnswerFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            var answer = HttpAnswer.read(new ByteArrayInputStream(data));
            Told.require(answer.status() >= 100 && answer.status() < 600, "a status that is none");
            Told.require(answer.body().length() <= 1_024, "a body without end");
            Told.require(data.length > 12 && data[0] == 'H', "something else was taken for an answer");
        } catch (IOException noAnswer) {
            // As it should be for what is no answer.
        }
    }
}
