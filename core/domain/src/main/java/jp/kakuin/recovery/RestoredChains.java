package jp.kakuin.recovery;

import java.util.List;
import jp.kakuin.audit.AuditEntry;

/** The orders' audit chains in a table that was restored to an earlier moment. */
public interface RestoredChains {

    /** Puts entries back that the table lacks. What stands stays as it is. */
    void keep(List<AuditEntry> entries);
}
