package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kakuin.csr.HostNames;
import jp.kakuin.refusal.Refusal;

/** SPEC C-10, C-11: CN and every further name is a public host name. */
final class NamesRule implements CsrRule {

    private static final int CN_LIMIT = 64;
    private static final int NAME_LIMIT = 253;
    private final HostNames hostNames;

    NamesRule(HostNames hostNames) {
        this.hostNames = hostNames;
    }

    @Override
    public String id() {
        return "SPEC C-10";
    }

    @Override
    public String citation() {
        return "BR 4.2.2, 7.1.2.7.12, 7.1.4.3";
    }

    @Override
    public List<Finding> check(Csr csr) {
        var commonName = csr.value("CN");
        var ofCommonName =
                commonName.stream().flatMap(cn -> hostNames.problems(cn, Csr.subjectField("CN"), CN_LIMIT).stream());
        var names = csr.names();
        int furtherFrom = commonName.isPresent() ? 1 : 0;
        var ofOthers = IntStream.range(furtherFrom, names.size()).boxed().flatMap(i -> problems(names, i));
        return Stream.concat(ofCommonName, ofOthers).map(Finding::problem).toList();
    }

    private Stream<Refusal> problems(List<String> names, int index) {
        return hostNames.problems(names.get(index).toLowerCase(Locale.ROOT), Csr.nameField(index), NAME_LIMIT).stream();
    }
}
