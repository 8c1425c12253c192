package jp.kakuin.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import jp.kakuin.order.OrderId;

/** Names of the copies that are written before a signature is used: by day, so that what came since a moment is found without reading all. */
public final class SignatureCopy {

    /** What the names of all copies begin with. */
    public static final String FOLDER = "signatures/";

    private SignatureCopy() {}

    public static String name(Archived record, Instant at) {
        return FOLDER + day(at) + "/" + ending(record);
    }

    static String ending(Archived record) {
        return record.order() + "-" + record.hash() + ".json";
    }

    /** The day, UTC, of a copy's name. */
    static LocalDate dayOf(String name) {
        return LocalDate.parse(name.substring(FOLDER.length(), FOLDER.length() + "2026-11-21".length()));
    }

    static OrderId orderOf(String name) {
        var after = FOLDER.length() + "2026-11-21/".length();
        return new OrderId(name.substring(after, name.indexOf('-', after)));
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
