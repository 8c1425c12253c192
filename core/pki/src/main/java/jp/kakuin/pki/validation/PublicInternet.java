package jp.kakuin.pki.validation;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import jp.kakuin.validation.SiteReach;

/** Addresses of the public Internet, and no others: not ours, nor any that IANA has set apart (RFC 6890 and its registries). */
public final class PublicInternet implements SiteReach {

    private static final List<Block> SET_APART = List.of(
            Block.of(8, 0),
            Block.of(8, 10),
            Block.of(10, 100, 64),
            Block.of(8, 127),
            Block.of(16, 169, 254),
            Block.of(12, 172, 16),
            Block.of(24, 192, 0, 0),
            Block.of(24, 192, 0, 2),
            Block.of(24, 192, 31, 196),
            Block.of(24, 192, 52, 193),
            Block.of(24, 192, 88, 99),
            Block.of(16, 192, 168),
            Block.of(24, 192, 175, 48),
            Block.of(15, 198, 18),
            Block.of(24, 198, 51, 100),
            Block.of(24, 203, 0, 113),
            Block.of(3, 224));

    /** Within 2000::/3, the only part of IPv6 that is given out to anybody. */
    private static final List<Block> SET_APART_IN_IPV6 = List.of(
            // 2001::/23 with Teredo, 2001:db8::/32, 6to4, 2620:4f:8000::/48, 3fff::/20
            Block.of(23, 0x20, 0x01, 0x00),
            Block.of(32, 0x20, 0x01, 0x0d, 0xb8),
            Block.of(16, 0x20, 0x02),
            Block.of(48, 0x26, 0x20, 0x00, 0x4f, 0x80, 0x00),
            Block.of(20, 0x3f, 0xff, 0x00));

    private static final Block GLOBAL_UNICAST = Block.of(3, 0x20);

    @Override
    public Optional<InetSocketAddress> to(InetAddress address, int port) {
        var bytes = address.getAddress();
        var isPublic = address instanceof Inet4Address
                ? SET_APART.stream().noneMatch(block -> block.contains(bytes))
                : GLOBAL_UNICAST.contains(bytes)
                        && SET_APART_IN_IPV6.stream().noneMatch(block -> block.contains(bytes));
        return isPublic ? Optional.of(new InetSocketAddress(address, port)) : Optional.empty();
    }

    /** All addresses whose first {@code length} bits are these; bytes that are left out are zero. */
    private record Block(int length, int... start) {

        static Block of(int length, int... start) {
            return new Block(length, start);
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < length; bit++) {
                int mask = 0x80 >> (bit % 8);
                int wanted = bit / 8 < start.length ? start[bit / 8] & mask : 0;
                if ((address[bit / 8] & mask) != wanted) {
                    return false;
                }
            }
            return true;
        }
    }
}
