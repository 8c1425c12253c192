package jp.kakuin.order;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses and ways to reach people, all of them in Japan (SPEC, section 1). */
final class AddressRules {

    private static final int LONGEST_CITY = 100;
    private static final int LONGEST_STREET = 150;
    private static final int LONGEST_TELEPHONE = 20;
    private static final Pattern POSTAL_CODE = Pattern.compile("〒?\\s*(\\d{3})-?(\\d{4})");
    private static final Pattern TELEPHONE = Pattern.compile("0\\d*(-\\d+)*");
    private static final Pattern TELEPHONE_DIGITS = Pattern.compile("0[1-9]\\d{8,9}");
    // 0800 is a freephone number, not a mobile one.
    private static final Pattern MOBILE = Pattern.compile("0(?:[679]0|80(?!0)).*");
    private static final Set<String> PREFECTURES = Set.of(
            "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県",
            "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県",
            "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県",
            "鹿児島県", "沖縄県");

    private AddressRules() {}

    /** The organisation's own: it needs a base in Japan and says so. */
    static Application.Address ofOrganisation(FieldReader organisation, ApplicationForm.Address form) {
        var in = organisation.part("address");
        var address = form == null ? ApplicationForm.Address.EMPTY : form;
        requireJapan(in, in.required("country", address.country(), 100));
        return placeInJapan(in, address);
    }

    /** A contact's, which may leave its country out. */
    static Optional<Application.Address> ofContact(FieldReader contact, ApplicationForm.Address form) {
        if (form == null) {
            return Optional.empty();
        }
        var in = contact.part("address");
        requireJapan(in, in.optional("country", form.country(), 100));
        return Optional.of(placeInJapan(in, form));
    }

    private static void requireJapan(FieldReader in, String country) {
        if (!country.isEmpty() && !country.equalsIgnoreCase("JP")) {
            in.refuse(ApplicationCode.COUNTRY_NOT_JAPAN, "country", country);
        }
    }

    private static Application.Address placeInJapan(FieldReader in, ApplicationForm.Address form) {
        return new Application.Address(
                postalCode(in, form.postalCode()),
                prefecture(in, form.prefecture()),
                in.required("city", form.city(), LONGEST_CITY),
                in.required("street", form.street(), LONGEST_STREET));
    }

    private static String postalCode(FieldReader in, String value) {
        var typed = in.required("postalCode", value, 20);
        var code = POSTAL_CODE.matcher(TypedNumber.ascii(typed));
        if (code.matches()) {
            return code.group(1) + code.group(2);
        }
        if (!typed.isEmpty()) {
            in.refuse(ApplicationCode.POSTAL_CODE_MALFORMED, "postalCode", typed);
        }
        return "";
    }

    private static String prefecture(FieldReader in, String value) {
        var typed = in.required("prefecture", value, 20);
        if (!typed.isEmpty() && !PREFECTURES.contains(typed)) {
            in.refuse(ApplicationCode.PREFECTURE_UNKNOWN, "prefecture", typed);
        }
        return typed;
    }

    static String telephone(FieldReader in, String value) {
        var typed = in.required("telephone", value, LONGEST_TELEPHONE);
        var number = TypedNumber.ascii(typed);
        var digits = number.replace("-", "");
        if (!typed.isEmpty()
                && !(TELEPHONE.matcher(number).matches()
                        && TELEPHONE_DIGITS.matcher(digits).matches())) {
            in.refuse(ApplicationCode.TELEPHONE_MALFORMED, "telephone", typed);
        }
        return number;
    }

    /** A line at which an organisation is reached: no mobile number; 050 is fine (SPEC 1). */
    static String officeTelephone(FieldReader in, String value) {
        var number = telephone(in, value);
        if (MOBILE.matcher(number.replace("-", "")).matches()) {
            in.refuse(ApplicationCode.TELEPHONE_IS_MOBILE, "telephone", number);
        }
        return number;
    }

    static String email(FieldReader in, String value) {
        var typed = in.required("email", value, MailAddress.LONGEST);
        if (!typed.isEmpty() && !MailAddress.isValid(typed)) {
            in.refuse(ApplicationCode.EMAIL_MALFORMED, "email", typed);
        }
        return typed;
    }
}
