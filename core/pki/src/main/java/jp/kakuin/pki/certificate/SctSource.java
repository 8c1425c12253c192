package jp.kakuin.pki.certificate;

import java.util.List;

/** The logs of Certificate Transparency, as far as the issue needs them. */
@FunctionalInterface
public interface SctSource {

    /** No logs: the CA's root is private and no browser asks for timestamps. */
    SctSource NONE = _ -> List.of();

    /** Logs a precertificate and gives back the timestamps, each one SignedCertificateTimestamp. */
    List<byte[]> log(Precertificate precertificate);
}
