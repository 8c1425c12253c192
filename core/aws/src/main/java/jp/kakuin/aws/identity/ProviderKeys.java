package jp.kakuin.aws.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import jp.kakuin.aws.json.Json;

/** The identity provider's signing keys, found by its discovery document (OpenID Connect Discovery 1.0) and kept for a while. */
public final class ProviderKeys implements JWKSource<SecurityContext> {

    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int LARGEST_DOCUMENT = 256 * 1024;

    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_DOCUMENT);
    private final String issuer;
    private JWKSource<SecurityContext> keys;

    public ProviderKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        return keys().get(selector, context);
    }

    private synchronized JWKSource<SecurityContext> keys() throws KeySourceException {
        if (keys == null) {
            keys = JWKSourceBuilder.<SecurityContext>create(keySet(), retriever)
                    .retrying(true)
                    .build();
        }
        return keys;
    }

    private URL keySet() throws KeySourceException {
        try {
            var address = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
            var document = Json.mapper()
                    .readTree(retriever.retrieveResource(address.toURL()).getContent());
            if (!issuer.equals(document.path("issuer").asText())) {
                throw new KeySourceException("the discovery document is another issuer's");
            }
            return URI.create(document.path("jwks_uri").asText()).toURL();
        } catch (IOException | IllegalArgumentException e) {
            throw new KeySourceException("no discovery document", e);
        }
    }
}
