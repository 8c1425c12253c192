package jp.kakuin.vetting;

/**
 * Who did something, as evidence and audit name them. Never a name or address of a customer's person.
 *
 * @param id staff: the subject of the identity token; others: empty
 */
public record Actor(Kind kind, String id) {

    public static final Actor CUSTOMER = new Actor(Kind.CUSTOMER, "");
    public static final Actor LINK_HOLDER = new Actor(Kind.LINK_HOLDER, "");
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "");

    public static Actor staff(String subject) {
        return new Actor(Kind.STAFF, subject);
    }

    @Override
    public String toString() {
        return id.isEmpty() ? kind.name().toLowerCase(java.util.Locale.ROOT) : "staff:" + id;
    }

    /** The parties that act on orders. */
    public enum Kind {
        CUSTOMER,
        LINK_HOLDER,
        STAFF,
        SYSTEM
    }
}
