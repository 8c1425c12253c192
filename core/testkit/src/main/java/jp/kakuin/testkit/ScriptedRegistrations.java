package jp.kakuin.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.registration.Registration;
import jp.kakuin.registration.Registrations;

/** Registries that know every domain and tell nobody who holds it, except where a test says otherwise. */
public final class ScriptedRegistrations implements Registrations {

    private static final String SOURCE = "whois.example";

    private final Map<String, Registration> known = new HashMap<>();

    /** What the registry says of a domain from now on. */
    public void says(String domain, Registration registration) {
        known.put(domain, registration);
    }

    @Override
    public Registration of(String registrableDomain) {
        return known.getOrDefault(registrableDomain, new Registration.Found(SOURCE, Optional.empty()));
    }
}
