package jp.kakuin.pki.caa;

/** The DNS gave no usable answer, twice. A fault: the step is tried again later, and nothing is issued meanwhile (BR 4.2.2.1). */
public final class CaaUnavailable extends RuntimeException {

    CaaUnavailable(String name, Throwable cause) {
        super("no CAA answer for " + name, cause);
    }
}
