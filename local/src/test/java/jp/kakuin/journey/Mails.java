package jp.kakuin.journey;

import java.util.Arrays;
import java.util.stream.Stream;

/** Who gets which mail: the lists that journeys hold the mailbox to. */
final class Mails {

    static final String RECEIVED = "suzuki.hanako: We have received your order";
    static final String ACCESS_KEY = "suzuki.hanako: Your access key";
    static final String APPROVAL = "admin: [Your approval, please] Server certificate for";
    static final String AGREEMENT = "yamada: [Action needed] Please accept the subscriber agreement";
    static final String CORRECTION = "suzuki.hanako: [Correction needed] Please correct your order";
    static final String REMINDER = "suzuki.hanako: [Reminder] Your order is waiting for you";
    static final String EXPIRED = "suzuki.hanako: Your order has expired";
    static final String WITHDRAWN = "suzuki.hanako: Your order has been withdrawn";
    static final String ISSUED = "suzuki.hanako: Your server certificate has been issued";
    static final String ISSUED_TECHNICAL = "takahashi: Your server certificate has been issued";
    static final String INVOICE = "keiri: Your invoice";

    private static final String TRIAL_ISSUED = "Your test certificate has been issued";

    private Mails() {}

    /** Of a trial that goes straight to its end: nobody is billed. */
    static String[] ofTrial() {
        return new String[] {
            RECEIVED, ACCESS_KEY, APPROVAL, "suzuki.hanako: " + TRIAL_ISSUED, "takahashi: " + TRIAL_ISSUED
        };
    }

    /** Of an OV order that goes straight to its end, and more. */
    static String[] ofOvOrder(String... more) {
        return and(new String[] {RECEIVED, ACCESS_KEY, APPROVAL, ISSUED, ISSUED_TECHNICAL, INVOICE}, more);
    }

    /** Of an EV order that goes straight to its end. */
    static String[] ofEvOrder() {
        return ofOvOrder(AGREEMENT);
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }
}
