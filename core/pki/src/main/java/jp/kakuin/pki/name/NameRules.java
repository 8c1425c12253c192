package jp.kakuin.pki.name;

import java.util.List;

/** Every rule on a name, in the order in which a customer reads what they found. */
final class NameRules {

    static final List<NameRule> ALL = List.of(
            new UrlPartsRule(),
            new TrailingDotRule(),
            new IpAddressRule(),
            new NameLengthRule(),
            new EmptyLabelRule(),
            new WildcardRule(),
            new QuestionMarkRule(),
            new UnderscoreRule(),
            new CharactersRule(),
            new LabelLengthRule(),
            new HyphenRule(),
            new ReservedLabelRule(),
            new ALabelRule(),
            new SingleLabelRule(),
            new ReservedNameRule(),
            new ReverseZoneRule(),
            new EndingRule(),
            new PublicSuffixRule());

    private NameRules() {}
}
