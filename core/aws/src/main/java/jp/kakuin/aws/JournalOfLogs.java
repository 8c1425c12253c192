package jp.kakuin.aws;

import java.time.Duration;
import jp.kakuin.pki.ct.CtLog;
import jp.kakuin.pki.ct.LogList;
import jp.kakuin.pki.ct.LogWatch;

/** Tells the functions' log of CT logs that failed, and of a list that is too old: the alarm CtLogListOld rings. */
public final class JournalOfLogs implements LogWatch {

    @Override
    public void failed(CtLog log, String reason) {
        JournalLine.beside()
                .with("level", "WARN")
                .with("ctLog", log.description())
                .with("message", reason)
                .print();
    }

    @Override
    public void listIsOld(LogList list, Duration age) {
        JournalLine.beside()
                .with("alarm", "CT_LOG_LIST_OLD")
                .with("version", list.version())
                .with("days", age.toDays())
                .print();
    }

    @Override
    public void notPublished(RuntimeException why) {
        JournalLine.beside()
                .with("level", "WARN")
                .with("message", "the certificate was not brought to a log")
                .fault(why)
                .print();
    }
}
