package jp.kakuin.pki.lint;

import java.util.List;

/** X.509 version 3, without the unique identifiers that nobody uses. */
final class VersionLint implements LintRule {

    @Override
    public String id() {
        return "version_not_3";
    }

    @Override
    public String citation() {
        return "BR 7.1.1";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var tbs = subject.tbs();
        boolean fine =
                tbs.getVersionNumber() == 3 && tbs.getIssuerUniqueId() == null && tbs.getSubjectUniqueId() == null;
        return fine ? List.of() : List.of("not a plain version 3 certificate");
    }
}
