package jp.kakuin.local.drill;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakuin.local.demo.Customer;
import jp.kakuin.local.demo.OpenSslCommand;

/** Asks for the status of certificates as strangers do, by code that is not ours: OCSP by OpenSSL, and the CRLs that the suite serves by the JDK. */
final class RelyingParty {

    /** The suite's clock may stand years from OpenSSL's, which judges responses by its own. */
    private static final String ANY_TIME = "3000000000";

    private final URI origin;
    private final Path folder;
    private final Map<String, X509CRL> crls = new HashMap<>();

    /**
     * @param origin under which the suite serves {@code /ocsp} and {@code /crl/}, for no name leads to it
     * @param folder for what is asked about
     */
    RelyingParty(URI origin, Path folder) {
        this.origin = origin;
        this.folder = folder;
    }

    /** Whether a responder that the issuer vouches for says that a customer's certificate is revoked; else it has to say that it is good. */
    boolean isRevokedByOcsp(Customer customer, Instant at) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("asked.pem"), customer.certificate("pem"));
        Files.write(folder.resolve("chain.pem"), customer.certificate("chain"));
        var said = openssl("ocsp -issuer chain.pem -cert asked.pem -no_nonce -CAfile chain.pem -partial_chain -attime "
                + at.getEpochSecond() + " -validity_period " + ANY_TIME + " -url " + origin.resolve("/ocsp"));
        if (!said.contains("Response verify OK") || !said.matches("(?s).*asked.pem: (good|revoked).*")) {
            throw new IllegalStateException("no answer of the OCSP responder: " + said);
        }
        return said.contains("asked.pem: revoked");
    }

    /** Whether a CRL that the certificate names and its issuer has signed has it. */
    boolean isOnCrl(Customer customer) throws IOException {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var both =
                    factory.generateCertificates(new ByteArrayInputStream(customer.certificate("fullchain"))).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            var path = crlPath(both.getFirst());
            if (!crls.containsKey(path)) {
                crls.put(path, (X509CRL) factory.generateCRL(new ByteArrayInputStream(download(path))));
            }
            crls.get(path).verify(both.get(1).getPublicKey());
            return crls.get(path).isRevoked(both.getFirst());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no CRL of the CA", e);
        }
    }

    /** The certificate says {@code http://crl.pki.example/issuing/0.crl}, which is {@code /crl/issuing/0.crl} of the suite. */
    private static String crlPath(X509Certificate certificate) {
        // Of a certificate of ours the extension ends with its one address.
        var text = new String(certificate.getExtensionValue("2.5.29.31"), StandardCharsets.ISO_8859_1);
        return "/crl" + URI.create(text.substring(text.indexOf("http://"))).getPath();
    }

    private byte[] download(String path) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(origin.resolve(path)).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String openssl(String arguments) throws IOException {
        return OpenSslCommand.run(folder, List.of(arguments.split(" "))).text();
    }
}
