package jp.kakuin.attack;

/** The DER within a CSR's armour. */
public final class DerCsrFuzz {

    private DerCsrFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        CsrVerdict.check(CsrVerdict.armoured(data));
    }
}
