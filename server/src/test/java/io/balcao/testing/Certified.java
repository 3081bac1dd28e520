package io.balcao.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.opentest4j.AssertionFailedError;

/**
 * A key and a certificate of its own, made by Java's own tool.
 *
 * @param certificate as PEM, for who is to trust it too
 * @param key as PEM
 * @param trust of a client that trusts nobody else
 */
public record Certified(String certificate, String key, SSLContext trust) {
    private static final class Localhost {
        static final Certified ONE = of("dns:localhost,ip:127.0.0.1");
    }

    /** For this machine; made once. */
    public static Certified localhost() {
        return Localhost.ONE;
    }

    /** @param names such as {@code dns:mail.example,ip:127.0.0.1} */
    public static Certified of(String names) {
        try {
            var folder = Files.createTempDirectory("balcao-tls");
            var store = folder.resolve("tls.p12");
            var password = "only for this test";
            var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair", "-alias", "tls", "-keyalg", "EC", "-groupname", "secp256r1", "-dname",
                    "CN=test", "-ext", "SAN=" + names, "-validity", "2", "-storetype",
                    "PKCS12", "-keystore", store.toString(), "-storepass", password)
                    .redirectErrorStream(true).start();
            var said = new String(made.getInputStream().readAllBytes(), US_ASCII);
            if (!Files.exists(store)) {
                throw new IOException(said);
            }
            var keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, password.toCharArray());
            }
            Files.delete(store);
            Files.delete(folder);
            var certificate = keys.getCertificate("tls");
            return new Certified(pem("CERTIFICATE", certificate.getEncoded()),
                    pem("PRIVATE KEY", keys.getKey("tls", password.toCharArray()).getEncoded()), trusting(certificate));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionFailedError("No certificate could be made", e);
        }
    }

    private static SSLContext trusting(Certificate certificate) throws IOException, GeneralSecurityException {
        var known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        known.setCertificateEntry("tls", certificate);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes)
                + "\n-----END " + kind + "-----\n";
    }
}
