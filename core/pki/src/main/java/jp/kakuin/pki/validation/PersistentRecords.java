package jp.kakuin.pki.validation;

import java.math.BigInteger;
import java.util.regex.Pattern;
import jp.kakuin.validation.Probe;

/** Whether a TXT record is one that shows control for good (BR 3.2.2.4.22). */
final class PersistentRecords {

    private static final Pattern UNIX_TIME = Pattern.compile("[0-9]{1,20}");

    private PersistentRecords() {}

    /** Unknown parameters are ignored; one that is there twice is not believed. */
    static boolean show(String text, Probe.PersistentRecord probe) {
        return IssueValue.parse(text)
                .filter(value -> probe.issuerDomains().contains(value.issuerDomain()))
                .filter(value -> value.values("accounturi").equals(java.util.List.of(probe.accountUri())))
                .filter(value -> lasts(value, probe))
                .isPresent();
    }

    private static boolean lasts(IssueValue value, Probe.PersistentRecord probe) {
        var until = value.values("persistuntil");
        return until.isEmpty()
                || until.size() == 1
                        && UNIX_TIME.matcher(until.getFirst()).matches()
                        && new BigInteger(until.getFirst())
                                        .compareTo(BigInteger.valueOf(probe.at().getEpochSecond()))
                                >= 0;
    }
}
