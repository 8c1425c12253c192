package jp.kakuin.pki.dns;

/** Asks the DNS one question and follows aliases; every answer is validated (BR 4.2.2.2). */
@FunctionalInterface
public interface DnsLookup {

    /**
     * Never throws for what the DNS does: that is a {@link DnsAnswer.Outcome#FAILURE}.
     *
     * @param name absolute, with or without a trailing dot
     * @param type a number of {@link org.xbill.DNS.Type}
     * @throws IllegalArgumentException if the name cannot be one
     */
    DnsAnswer ask(String name, int type);
}
