package jp.kakuin.order;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kakuin.catalogue.OrganisationType;
import jp.kakuin.catalogue.Product;

/** The organisation that runs the site (SPEC ). */
final class OrganisationRules {

    private static final int LONGEST_JAPANESE_NAME = 150;
    private static final int LONGEST_SUBJECT_FIELD = 64;
    private static final int LONGEST_NAME = 100;
    private static final Pattern OUTSIDE_SUBJECT_CHARACTERS = Pattern.compile("[^0-9A-Za-z ',\\-.:=]");
    private static final Pattern CORPORATE_NUMBER = Pattern.compile("[1-9]\\d{12}");
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
        var name = in.required("nameRomanised", value, LONGEST_SUBJECT_FIELD);
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
        boolean needed = type.map(OrganisationType::hasCorporateNumber).orElse(false);
        var typed = needed ? in.required("corporateNumber", value, 30) : in.optional("corporateNumber", value, 30);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        var number = TypedNumber.withoutHyphens(typed);
        if (type.isPresent() && !needed) {
            in.refuse(ApplicationCode.CORPORATE_NUMBER_NOT_EXPECTED, "corporateNumber", typed);
        } else if (!CORPORATE_NUMBER.matcher(number).matches()) {
            in.refuse(ApplicationCode.CORPORATE_NUMBER_MALFORMED, "corporateNumber", typed);
        } else if (number.charAt(0) - '0' != checkDigit(number.substring(1))) {
            in.refuse(ApplicationCode.CORPORATE_NUMBER_CHECK_DIGIT_WRONG, "corporateNumber", typed);
        }
        return Optional.of(number);
    }

    // 9 - (sum of Pn x Qn mod 9), n counted from the right, Qn 1 where n is odd and 2 where it is even
    // (法人番号の指定等に関する省令).
    private static int checkDigit(String twelveDigits) {
        int sum = 0;
        for (int n = 1; n <= twelveDigits.length(); n++) {
            int digit = twelveDigits.charAt(twelveDigits.length() - n) - '0';
            sum += digit * (n % 2 == 1 ? 1 : 2);
        }
        return 9 - sum % 9;
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
