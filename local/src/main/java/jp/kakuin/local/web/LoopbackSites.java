package jp.kakuin.local.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import jp.kakuin.validation.SiteReach;

/**
 * Lets this machine's own site stand for customers' sites: whoever has a loopback address is this machine, and port 80 the suite's web server.
 * Nothing else is reached, so that trying it out asks no stranger's server. Only the embedded default has it.
 */
public record LoopbackSites(InetSocketAddress webServer) implements SiteReach {

    public static LoopbackSites on(int port) {
        return new LoopbackSites(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public Optional<InetSocketAddress> to(InetAddress address, int port) {
        return address.isLoopbackAddress() && port == 80 ? Optional.of(webServer) : Optional.empty();
    }
}
