package jp.kakuin.registration;

/** Asks the registries. Never throws because of what a registry does or fails to do. */
@FunctionalInterface
public interface Registrations {

    /** @param registrableDomain for example {@code example.co.jp} */
    Registration of(String registrableDomain);
}
