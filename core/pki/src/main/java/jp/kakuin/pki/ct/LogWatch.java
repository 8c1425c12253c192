package jp.kakuin.pki.ct;

import java.time.Duration;

/** Is told what an operator should know about logs. */
public interface LogWatch {

    /** @param reason in our own words */
    void failed(CtLog log, String reason);

    void listIsOld(LogList list, Duration age);

    /** A certificate that is issued was brought to no log itself; its precertificate was. */
    void notPublished(RuntimeException why);
}
