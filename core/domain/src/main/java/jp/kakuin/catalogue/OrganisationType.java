package jp.kakuin.catalogue;

/** Kinds of organisation that can apply (SPEC section 2). */
public enum OrganisationType {
    COMPANY,
    SCHOOL_CORPORATION,
    MEDICAL_CORPORATION,
    RELIGIOUS_CORPORATION,
    SPECIAL_CORPORATION,
    AGRICULTURAL_CORPORATION,
    GENERAL_FOUNDATION_OR_ASSOCIATION,
    OTHER_REGISTERED,
    PREFECTURE,
    MUNICIPALITY,
    MINISTRY,
    OTHER_PUBLIC_AGENCY,
    PUBLIC_SCHOOL,
    SOLE_PROPRIETOR,
    VOLUNTARY_ASSOCIATION,
    OTHER;

    /** Has a corporate number (法人番号) in the register. Public schools and unregistered bodies have none of their own. */
    public boolean hasCorporateNumber() {
        return switch (this) {
            case COMPANY,
                    SCHOOL_CORPORATION,
                    MEDICAL_CORPORATION,
                    RELIGIOUS_CORPORATION,
                    SPECIAL_CORPORATION,
                    AGRICULTURAL_CORPORATION,
                    GENERAL_FOUNDATION_OR_ASSOCIATION,
                    OTHER_REGISTERED,
                    PREFECTURE,
                    MUNICIPALITY,
                    MINISTRY -> true;
            case OTHER_PUBLIC_AGENCY, PUBLIC_SCHOOL, SOLE_PROPRIETOR, VOLUNTARY_ASSOCIATION, OTHER -> false;
        };
    }

    /** A Government Entity (EVG 7.1.4.2.3). */
    public boolean isPublic() {
        return businessCategory().equals("Government Entity");
    }

    /** {@code businessCategory} of an EV certificate (EVG 7.1.4.2.3). */
    public String businessCategory() {
        return switch (this) {
            case PREFECTURE, MUNICIPALITY, MINISTRY, OTHER_PUBLIC_AGENCY, PUBLIC_SCHOOL -> "Government Entity";
            case COMPANY,
                    SCHOOL_CORPORATION,
                    MEDICAL_CORPORATION,
                    RELIGIOUS_CORPORATION,
                    SPECIAL_CORPORATION,
                    AGRICULTURAL_CORPORATION,
                    GENERAL_FOUNDATION_OR_ASSOCIATION,
                    OTHER_REGISTERED,
                    OTHER -> "Private Organization";
            case SOLE_PROPRIETOR, VOLUNTARY_ASSOCIATION -> "Business Entity";
        };
    }
}
