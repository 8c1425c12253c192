package jp.kakuin.registration;

import java.util.Optional;

/** What a registry says of a domain. */
public sealed interface Registration {

    /**
     * @param source who said so, for example {@code whois.jprs.jp}
     * @param holder as the registry writes it; empty where it tells nobody
     */
    record Found(String source, Optional<String> holder) implements Registration {}

    /** The registry knows no such domain. Nothing but its own clear word is this. */
    record NotFound(String source) implements Registration {}

    /** There is no service for the domain's zone, or it did not answer as it should: this says nothing about the domain. */
    record NoAnswer(String why) implements Registration {}
}
