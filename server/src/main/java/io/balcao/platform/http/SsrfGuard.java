package io.balcao.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Keeps links that other people wrote from reaching our own network. It resolves the host once, refuses it when any of its
 * addresses is not a public one, and hands out the checked address to connect to: a name that answers differently a moment
 * later changes nothing. Redirects are not followed by {@link Target#options}; each one must be checked anew.
 */
public final class SsrfGuard {
    private final Resolver resolver;

    /** Asks for all addresses of a name. */
    @FunctionalInterface
    public interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    /** A link that may not be followed. The message says why, for a log. */
    public static final class Forbidden extends Exception {
        private static final long serialVersionUID = 1;

        Forbidden(String reason) {
            super(reason, null, false, false);
        }
    }

    /** With the system's resolver, asked on a worker thread for it blocks. */
    public SsrfGuard(Vertx vertx) {
        this(host -> {
            List<InetAddress> found = vertx
                    .executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false).await();
            return found;
        });
    }

    public SsrfGuard(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * A link that may be followed, and the address to follow it to.
     *
     * @param host
     *            for TLS and for the {@code Host} header
     */
    public record Target(URI uri, String host, int port, InetAddress address) {
        /** A request to that address and no other. It follows no redirect. */
        public RequestOptions options() {
            var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return new RequestOptions().setHost(host).setPort(port).setSsl(true)
                    .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                    .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                    .setFollowRedirects(false);
        }
    }

    /** Checks a link: https, port 443, a name or a plainly written address, and nothing of it inside. */
    public Target check(URI uri) throws Forbidden {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw new Forbidden("not https");
        }
        if (uri.getRawUserInfo() != null) {
            throw new Forbidden("a login in the link");
        }
        if (uri.getPort() != -1 && uri.getPort() != 443) {
            throw new Forbidden("port " + uri.getPort());
        }
        var host = host(uri);
        return new Target(uri, host, 443, checked(host));
    }

    private static String host(URI uri) throws Forbidden {
        var host = uri.getHost();
        if (host == null || host.isEmpty()) {
            throw new Forbidden("no host"); // also for names that are none, such as those with an underscore
        }
        var bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return bare.toLowerCase(Locale.ROOT);
    }

    private InetAddress checked(String host) throws Forbidden {
        if (isNumber(host) && !isDottedQuad(host)) {
            // 2130706433, 0x7f.1, 0177.0.0.1 and 127.1 mean an address to some and a name to others.
            throw new Forbidden("an address in a strange spelling");
        }
        try {
            var addresses = resolver.resolve(host);
            for (var address : addresses) {
                if (!isPublic(address)) {
                    throw new Forbidden(host + " is not on the public internet");
                }
            }
            if (addresses.isEmpty()) {
                throw new Forbidden(host + " has no address");
            }
            return addresses.getFirst();
        } catch (UnknownHostException _) {
            throw new Forbidden(host + " is unknown");
        }
    }

    /** Whether the last label is a number, which no name of the public internet ends in. */
    private static boolean isNumber(String host) {
        var last = host.substring(host.lastIndexOf('.') + 1);
        return !last.isEmpty() && (last.chars().allMatch(Character::isDigit) || last.startsWith("0x"));
    }

    private static boolean isDottedQuad(String host) {
        var parts = host.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (var part : parts) {
            var isDecimal = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!isDecimal || (part.length() > 1 && part.startsWith("0")) || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /** Whether an address belongs to the public internet, by the registries of special-purpose addresses of IANA. */
    public static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 4 ? isPublicV4(bytes, 0) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] bytes, int from) {
        int a = bytes[from] & 0xff;
        int b = bytes[from + 1] & 0xff;
        int c = bytes[from + 2] & 0xff;
        return switch (a) {
            case 0, 10, 127 -> false; // this network, private, loopback
            case 100 -> b < 64 || b > 127; // carrier's own
            case 169 -> b != 254; // link-local, and the metadata of clouds
            case 172 -> b < 16 || b > 31; // private
            case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99); // private, documentation
            case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100); // benchmarks, documentation
            case 203 -> !(b == 0 && c == 113); // documentation
            default -> a < 224; // multicast, reserved, broadcast
        };
    }

    private static boolean isPublicV6(byte[] bytes) {
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) {
            return isPublicV4(bytes, 12); // IPv4 seen through a translator (64:ff9b::/96)
        }
        if ((bytes[0] & 0xe0) != 0x20) {
            return false; // outside 2000::/3 lies all that is local, mapped, multicast or reserved
        }
        var special = startsWith(bytes, 0x20, 0x02) // 6to4 holds an IPv4 address
                || startsWith(bytes, 0x20, 0x01, 0x0d, 0xb8) // documentation
                || (startsWith(bytes, 0x3f, 0xff) && (bytes[2] & 0xf0) == 0) // documentation
                || (startsWith(bytes, 0x20, 0x01) && (bytes[2] & 0xfe) == 0); // Teredo and other protocols' own
        return !special;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
