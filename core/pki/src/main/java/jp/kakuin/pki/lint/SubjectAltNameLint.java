package jp.kakuin.pki.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import jp.kakuin.csr.HostNames;
import org.bouncycastle.asn1.x509.GeneralName;

/** subjectAltName holds public host names alone, in lower case and each once. */
final class SubjectAltNameLint implements LintRule {

    private static final int NAME_LIMIT = 253;
    private final HostNames hostNames;

    SubjectAltNameLint(HostNames hostNames) {
        this.hostNames = hostNames;
    }

    @Override
    public String id() {
        return "subject_alt_name";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.7.12, 4.2.2";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var findings = new ArrayList<String>();
        var seen = new HashSet<String>();
        if (subject.names().isEmpty()) {
            findings.add("no name");
        }
        for (var entry : subject.names()) {
            var name = entry.getName().toString();
            if (entry.getTagNo() != GeneralName.dNSName) {
                findings.add("an entry is no dNSName");
            } else if (!seen.add(name) || !name.equals(name.toLowerCase(Locale.ROOT))) {
                findings.add(name + " stands twice or in capitals");
            } else {
                hostNames.problems(name, "", NAME_LIMIT).forEach(p -> findings.add(name + ": " + p.code()));
            }
        }
        return findings;
    }
}
