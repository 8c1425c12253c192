package jp.kakuin.pki.csr;

import java.util.List;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.csr.HostNames;
import jp.kakuin.pki.weak.WeakKeyLists;

/** Every rule on a CSR, in the order in which a customer reads the findings. */
final class CsrRules {

    private CsrRules() {}

    static List<CsrRule> all(HostNames hostNames, WeakKeyLists weakKeys, CompromisedKeys compromisedKeys) {
        return List.of(
                new SignatureAlgorithmRule(),
                new SignatureRule(),
                new KeyAlgorithmRule(),
                new RsaSizeRule(),
                new RsaExponentRule(),
                new SmallFactorRule(),
                new PrimePowerRule(),
                new ClosePrimesRule(),
                new RocaRule(),
                new DebianWeakKeyRule(weakKeys),
                new CompromisedKeyRule(compromisedKeys),
                new EcPointRule(),
                new CountryRule(),
                new EncodingRule(),
                new PresenceRule(),
                new CharactersRule(),
                new PrefectureRule(),
                new MunicipalityRule(),
                new OrganisationRule(),
                new NamesRule(hostNames),
                new NameHintRule(hostNames),
                new UnusedAttributesRule(),
                new UnusedExtensionsRule());
    }
}
