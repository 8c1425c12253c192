package jp.kakuin.pki.csr;

import java.util.List;
import jp.kakuin.csr.HostNames;

/** Every rule on a CSR, in the order in which a customer reads the findings. */
final class CsrRules {

    private CsrRules() {}

    static List<CsrRule> all(HostNames hostNames) {
        return List.of(
                new SignatureAlgorithmRule(),
                new SignatureRule(),
                new KeyAlgorithmRule(),
                new RsaSizeRule(),
                new RsaExponentRule(),
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
