package jp.kakuin.validation;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Where a perspective may connect, given an address that the DNS says a site has: whoever owns a zone could name an address of our own network. */
@FunctionalInterface
public interface SiteReach {

    /** Empty if nobody connects there. */
    Optional<InetSocketAddress> to(InetAddress address, int port);
}
