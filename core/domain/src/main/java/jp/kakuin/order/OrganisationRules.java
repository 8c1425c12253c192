package jp.kakuin.order;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kakuin.catalogue.OrganisationType;
import jp.kakuin.catalogue.Product;
import jp.kakuin.issuance.CertificateKind;

/** The organisation that runs the site (SPEC ). */
final class OrganisationRules {

    private static final int LONGEST_JAPANESE_NAME = 150;
    private static final int LONGEST_SUBJECT_FIELD = 64;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TYPED_NAME = 300;
    private static final Pattern OUTSIDE_SUBJECT_CHARACTERS = Pattern.compile("[^0-9A-Za-z ',\\-.:=]");
    private static final Pattern DUNS = Pattern.compile("\\d{9}");

    private final FieldReader in;
    private final Optional<Product> product;

    OrganisationRules(FieldReader form, Optional<Product> product) {
        this.in = form.part("organisation");
        this.product = product;
    }

    Application.Organisation check(ApplicationForm.Organisation form) {
        var representative =
                form.representative() == null ? ApplicationForm.Representative.EMPTY : form.representative();
        var ofRepresentative = in.part("representative");
        var type = type(form.type());
        return new Application.Organisation(
                type.orElse(null),
                in.required("nameJa", form.nameJa(), LONGEST_JAPANESE_NAME),
                nameRomanised(form.nameRomanised()),
                corporateNumber(form.corporateNumber(), type),
                duns(form.duns()),
                AddressRules.ofOrganisation(in, form.address()),
                AddressRules.telephone(in, form.telephone()),
                ofRepresentative.required("name", representative.name(), LONGEST_NAME),
                ofRepresentative.required("title", representative.title(), LONGEST_NAME));
    }

    private Optional<OrganisationType> type(String word) {
        var type = in.choice("type", word, OrganisationType.class);
        if (type.isPresent() && product.isPresent() && !product.get().mayApply().contains(type.get())) {
            var name = product.get().name();
            in.refuse(
                    ApplicationCode.ORGANISATION_TYPE_NOT_ALLOWED,
                    "type",
                    Map.of(
                            "productJa",
                            name.ja(),
                            "productEn",
                            name.en(),
                            "value",
                            type.get().name()));
        }
        return type;
    }

    // It becomes O of the certificate, so the CSR's characters and length are asked of it (C-6, C-12).
    private String nameRomanised(String value) {
        var name = in.required("nameRomanised", value, LONGEST_TYPED_NAME);
        int length = name.codePointCount(0, name.length());
        if (length > LONGEST_SUBJECT_FIELD) {
            // EVG 7.1.4.2.1 allows to shorten it, and only the applicant knows what can be left out.
            in.refuse(
                    ApplicationCode.ROMANISED_NAME_TOO_LONG,
                    "nameRomanised",
                    Map.of(
                            "length", Integer.toString(length),
                            "max", Integer.toString(LONGEST_SUBJECT_FIELD)));
        }
        if (name.contains("&")) {
            in.refuse(ApplicationCode.ROMANISED_NAME_HAS_AMPERSAND, "nameRomanised", name);
        }
        var wrong = OUTSIDE_SUBJECT_CHARACTERS
                .matcher(name)
                .results()
                .map(match -> match.group())
                .filter(character -> !character.equals("&"))
                .distinct()
                .collect(Collectors.joining(" "));
        if (!wrong.isEmpty()) {
            in.refuse(
                    ApplicationCode.ROMANISED_NAME_HAS_WRONG_CHARACTER,
                    "nameRomanised",
                    Map.of("value", name, "characters", wrong));
        }
        return name;
    }

    private Optional<String> corporateNumber(String value, Optional<OrganisationType> type) {
        // An EV certificate tells the Registration Number; of the bodies that need none, only public ones have a word
        // in its place
        // (EVG 7.1.4.2.5).
        boolean ev =
                product.filter(ordered -> ordered.kind() == CertificateKind.EV).isPresent();
        boolean needed = type.filter(of -> of.hasCorporateNumber() || ev && !of.isPublic())
                .isPresent();
        var typed = needed ? in.required("corporateNumber", value, 30) : in.optional("corporateNumber", value, 30);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        var number = TypedNumber.withoutHyphens(typed);
        if (type.isPresent() && !needed) {
            in.refuse(ApplicationCode.CORPORATE_NUMBER_NOT_EXPECTED, "corporateNumber", typed);
        } else if (!CorporateNumber.isWellFormed(number)) {
            in.refuse(ApplicationCode.CORPORATE_NUMBER_MALFORMED, "corporateNumber", typed);
        } else if (!CorporateNumber.isRight(number)) {
            in.refuse(ApplicationCode.CORPORATE_NUMBER_CHECK_DIGIT_WRONG, "corporateNumber", typed);
        }
        return Optional.of(number);
    }

    private Optional<String> duns(String value) {
        var typed = in.optional("duns", value, 30);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        var number = TypedNumber.withoutHyphens(typed);
        if (!DUNS.matcher(number).matches()) {
            in.refuse(ApplicationCode.DUNS_MALFORMED, "duns", typed);
        }
        return Optional.of(number);
    }
}
