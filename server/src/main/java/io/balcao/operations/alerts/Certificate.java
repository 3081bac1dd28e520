package io.balcao.operations.alerts;

import io.balcao.operations.alerts.Alert.Condition;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the certificate of the address that browsers and Meta use ends. Whoever renews it forgets, or reloads no proxy: only
 * what is really shown counts, so it is asked for from outside, as a browser would.
 */
final class Certificate {
    private static final Logger LOG = LoggerFactory.getLogger(Certificate.class);
    private static final Duration WARNED_BEFORE = Duration.ofDays(14);
    private static final Duration CRITICAL_BEFORE = Duration.ofDays(3);
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int HTTPS = 443;

    private final URI address;
    private final InstantSource clock;
    private volatile @Nullable Instant end;

    /** @param address what links begin with; only https has a certificate */
    Certificate(String address, InstantSource clock) {
        this.address = URI.create(address);
        this.clock = clock;
    }

    /** Asks for it. What cannot be reached from here keeps what was known. */
    void look() {
        if (!"https".equals(address.getScheme())) {
            return;
        }
        try {
            end = shown().getNotAfter().toInstant();
        } catch (IOException | GeneralSecurityException e) {
            LOG.info("The certificate of {} could not be looked at: {}", address.getHost(), e.toString());
        }
    }

    Optional<Condition> condition() {
        var left = left();
        return left.filter(time -> time.compareTo(WARNED_BEFORE) < 0)
                .map(time -> new Condition("certificate_ending", "", address.getHost(),
                        time.compareTo(CRITICAL_BEFORE) < 0 ? "critical" : "warning", Map.of("days", time.toDays())));
    }

    /** How long it is still good; nothing when nobody knows. */
    Optional<Duration> left() {
        return Optional.ofNullable(end).map(known -> Duration.between(clock.instant(), known));
    }

    private X509Certificate shown() throws IOException, GeneralSecurityException {
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[]{new Anybody()}, null);
        int port = address.getPort() < 0 ? HTTPS : address.getPort();
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(address.getHost(), port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            try (var socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, address.getHost(), port, true)) {
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }

    /** Nothing is said to the other side; also of one that has ended, or that its owner signed, the end is to be known. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
