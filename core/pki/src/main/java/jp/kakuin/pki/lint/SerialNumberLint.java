package jp.kakuin.pki.lint;

import java.util.List;

/** A serial number is positive, below 2^159, and long enough to hold 64 random bits. */
final class SerialNumberLint implements LintRule {

    private static final int HIGHEST_BIT = 159;

    /** Of 128 random bits the upper 64 are all zero once in 2^64 draws; a shorter number comes from elsewhere. */
    private static final int LEAST_BITS = 64;

    @Override
    public String id() {
        return "serial_number";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.7";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var serial = subject.tbs().getSerialNumber().getValue();
        boolean fine = serial.signum() > 0 && serial.bitLength() <= HIGHEST_BIT && serial.bitLength() >= LEAST_BITS;
        return fine ? List.of() : List.of("serial number has " + serial.bitLength() + " bits");
    }
}
