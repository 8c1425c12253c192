package jp.kakuin.pki.validation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kakuin.pki.dns.DnsLookup;
import jp.kakuin.validation.SiteReach;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Where a site is, by our own resolver, as far as anybody may connect there. */
final class SiteAddresses {

    private static final int MOST = 3;

    private final DnsLookup dns;
    private final SiteReach reach;

    SiteAddresses(DnsLookup dns, SiteReach reach) {
        this.dns = dns;
        this.reach = reach;
    }

    /** @throws IOException if there is none */
    List<InetSocketAddress> of(String host, int port) throws IOException {
        var answers = List.of(dns.ask(host, Type.A), dns.ask(host, Type.AAAA));
        var addresses = answers.stream()
                .flatMap(answer -> answer.records().stream())
                .flatMap(SiteAddresses::address)
                .map(address -> reach.to(address, port))
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList();
        if (addresses.isEmpty()) {
            throw new IOException(host + " has no public address: "
                    + answers.getFirst().text() + ", " + answers.getLast().text());
        }
        return addresses;
    }

    private static Stream<InetAddress> address(Record record) {
        return switch (record) {
            case ARecord four -> Stream.of(four.getAddress());
            case AAAARecord six -> Stream.of(six.getAddress());
            default -> Stream.empty();
        };
    }
}
