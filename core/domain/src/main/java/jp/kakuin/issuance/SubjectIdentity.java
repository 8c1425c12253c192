package jp.kakuin.issuance;

import java.util.Optional;

/**
 * The vetted identity that goes into the certificate's Subject (SPEC I-2). All values are as vetted, never copied from the CSR.
 *
 * @param country ISO 3166 code, {@code JP}
 * @param stateOrProvince romanised prefecture
 * @param locality romanised municipality
 * @param organisation romanised organisation name, at most 64 characters
 * @param commonName one of the certificate's dNSNames
 * @param ev what EV adds; present for EV only
 */
public record SubjectIdentity(
        String country,
        String stateOrProvince,
        String locality,
        String organisation,
        String commonName,
        Optional<EvIdentity> ev) {

    /**
     * @param businessCategory one of the four strings of EVG 7.1.4.2.3
     * @param registrationNumber corporate number (13 digits), or the word that EVG 7.1.4.2.5 allows instead
     * @param jurisdictionCountry {@code JP}
     */
    public record EvIdentity(String businessCategory, String registrationNumber, String jurisdictionCountry) {}
}
