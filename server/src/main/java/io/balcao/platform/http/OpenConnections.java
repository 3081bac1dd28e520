package io.balcao.platform.http;

import io.netty.channel.Channel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * How many connections each address has open at a port. Each has a limit, or one client could take all of a server's file
 * handles. A proxy of ours has none: what it brings is everybody's.
 */
public final class OpenConnections {
    /** Many browsers behind one office's address, and little of the 65,536 handles that a server should have. */
    public static final int MOST_PER_ADDRESS = 4_000;

    private final int mostPerAddress;
    private final Predicate<String> isProxy;
    private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();

    /** @param isProxy whether an address is a proxy's of ours */
    public OpenConnections(int mostPerAddress, Predicate<String> isProxy) {
        this.mostPerAddress = mostPerAddress;
        this.isProxy = isProxy;
    }

    /** Counts a connection for as long as it is open. False when its address has too many: then close it. */
    public boolean admits(Channel connection) {
        if (!(connection.remoteAddress() instanceof InetSocketAddress peer)
                || isProxy.test(peer.getAddress().getHostAddress())) {
            return true;
        }
        var address = key(peer.getAddress());
        if (byAddress.merge(address, 1, Integer::sum) > mostPerAddress) {
            ended(address);
            return false;
        }
        connection.closeFuture().addListener(closed -> ended(address));
        return true;
    }

    private void ended(String address) {
        byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }

    /** Who has one address of version 6 has all of its network. */
    private static String key(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                : address.getHostAddress();
    }
}
