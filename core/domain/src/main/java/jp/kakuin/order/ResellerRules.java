package jp.kakuin.order;

import java.util.Optional;
import java.util.regex.Pattern;

/** Coupon number and reseller code, which can only be given while applying (SPEC A-2). */
final class ResellerRules {

    private static final Pattern RESELLER_CODE = Pattern.compile("[0-9A-Za-z]{4,16}");
    private static final int LONGEST = 100;

    private final FieldReader in;

    ResellerRules(FieldReader form) {
        this.in = form;
    }

    Optional<String> whileApplying(ApplicationForm form) {
        var coupon = in.optional("coupon", form.coupon(), LONGEST);
        var code = in.optional("resellerCode", form.resellerCode(), LONGEST);
        if (!code.isEmpty() && !RESELLER_CODE.matcher(code).matches()) {
            in.refuse(ApplicationCode.RESELLER_CODE_MALFORMED, "resellerCode", code);
        }
        if (!coupon.isEmpty()) {
            if (form.resellerCode() == null || form.resellerCode().isBlank()) {
                in.refuse(ApplicationCode.COUPON_WITHOUT_RESELLER_CODE, "coupon", coupon);
            }
            // None has been sold yet (M-2), so there is none to know.
            in.refuse(ApplicationCode.COUPON_UNKNOWN, "coupon", coupon);
        }
        return Optional.of(code).filter(given -> !given.isEmpty());
    }

    /** Sending the same code again, as a prefilled form does, changes nothing. */
    Optional<String> afterApplying(ApplicationForm form, Optional<String> before) {
        var coupon = in.optional("coupon", form.coupon(), LONGEST);
        var code = in.optional("resellerCode", form.resellerCode(), LONGEST);
        if (!coupon.isEmpty()) {
            in.refuse(ApplicationCode.COUPON_TOO_LATE, "coupon", coupon);
        }
        if (!code.isEmpty() && !code.equals(before.orElse(""))) {
            in.refuse(ApplicationCode.RESELLER_CODE_TOO_LATE, "resellerCode", code);
        }
        return before;
    }
}
