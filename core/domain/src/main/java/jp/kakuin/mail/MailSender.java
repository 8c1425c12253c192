package jp.kakuin.mail;

/** Hands a finished mail to the mail service. */
public interface MailSender {

    /**
     * @param mime the whole message
     * @param claim tag by which the service's events name the claim
     * @throws NotSent if the service certainly did not take it
     * @throws RuntimeException if it is not known whether it went out
     */
    void send(byte[] mime, String from, String to, String claim);

    /** The service said no: throttled, refused, not reachable before anything was sent. */
    final class NotSent extends RuntimeException {
        public NotSent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
