package jp.kakuin.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import jp.kakuin.catalogue.Text;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.order.Contract;

/** A language in which we write, and how dates, amounts and lists look in it. Every day and hour is Japan's. */
public enum Language {
    JAPANESE("ja", "、", "yyyy年M月d日", "yyyy年M月d日 HH:mm（日本時間）"),
    ENGLISH("en", ", ", "d MMMM yyyy", "d MMMM yyyy, HH:mm '(Japan time)'");

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final String code;
    private final String comma;
    private final DateTimeFormatter date;
    private final DateTimeFormatter moment;

    Language(String code, String comma, String date, String moment) {
        this.code = code;
        this.comma = comma;
        this.date = DateTimeFormatter.ofPattern(date, Locale.ENGLISH);
        this.moment = DateTimeFormatter.ofPattern(moment, Locale.ENGLISH);
    }

    /** ISO 639 code, as in template names and {@code lang} attributes. */
    public String code() {
        return code;
    }

    /** The half of the text that is in this language. */
    public String of(Text text) {
        return this == JAPANESE ? text.ja() : text.en();
    }

    /** 2026年11月25日, 25 November 2026. */
    public String date(LocalDate day) {
        return date.format(day);
    }

    /** Date, hour and minute in Japan. */
    public String moment(Instant instant) {
        return moment.format(instant.atZone(JAPAN));
    }

    /** ¥12,345, the same in both languages. */
    public static String yen(Yen yen) {
        return (yen.amount() < 0 ? "-¥" : "¥") + String.format(Locale.ENGLISH, "%,d", Math.absExact(yen.amount()));
    }

    public String yenWithTax(Yen yen) {
        return yen(yen) + (this == JAPANESE ? "（税込）" : " (tax included)");
    }

    /** A term; none for a trial, which is told in days. */
    public String months(int months) {
        if (months == 0) {
            return Contract.TRIAL_DAYS + (this == JAPANESE ? "日間" : " days");
        }
        return this == JAPANESE ? months + "か月" : months == 1 ? "1 month" : months + " months";
    }

    public String days(int days) {
        return this == JAPANESE ? days + "日" : days == 1 ? "1 day" : days + " days";
    }

    /** The first of the items, and how many there are besides. */
    public String firstAndCount(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        int others = items.size() - 1;
        return items.getFirst() + (this == JAPANESE ? "（ほか" + others + "件）" : " (and " + others + " more)");
    }

    public String join(List<String> items) {
        return String.join(comma, items);
    }

    /** Joins the lines of one paragraph of a template: Japanese needs no space between them. */
    public String joinLines(List<String> lines) {
        return String.join(this == JAPANESE ? "" : " ", lines);
    }
}
