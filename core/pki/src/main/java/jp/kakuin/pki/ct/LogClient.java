package jp.kakuin.pki.ct;

import java.util.List;

/** Speaks to logs. */
public interface LogClient {

    /**
     * RFC 6962 4.2.
     *
     * @param chain DER of the precertificate, then its issuers'
     * @throws LogFailure if the log gave no timestamp; it may have entered the precertificate all the same
     */
    SignedTimestamp addPreChain(CtLog log, List<byte[]> chain);

    /**
     * RFC 6962 4.1.
     *
     * @param chain DER of the certificate, then its issuers'
     * @throws LogFailure as above
     */
    SignedTimestamp addChain(CtLog log, List<byte[]> chain);
}
