package jp.kakuin.vetting;

import java.time.Instant;
import java.time.LocalTime;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.order.JapanTime;

/** When staff telephone: business days, 10:00 to 18:00 in Japan (SPEC P-4). */
public final class PhoneHours {

    private static final LocalTime OPENS = LocalTime.of(10, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    private PhoneHours() {}

    public static boolean contain(Instant moment, BusinessCalendar calendar) {
        var time = JapanTime.timeOf(moment);
        return calendar.isBusinessDay(JapanTime.dayOf(moment)) && !time.isBefore(OPENS) && time.isBefore(CLOSES);
    }
}
