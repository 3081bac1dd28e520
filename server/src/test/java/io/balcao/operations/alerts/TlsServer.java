package io.balcao.operations.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Shows a certificate of its own making that is good for some days. */
final class TlsServer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    TlsServer(int port, Path directory, int days) throws IOException, InterruptedException {
        var store = directory.resolve("certificate-" + UUID.randomUUID() + ".p12").toAbsolutePath().toString();
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "a", "-keyalg", "EC", "-validity", "" + days, "-dname", "CN=127.0.0.1",
                "-storetype", "PKCS12", "-keystore", store, "-storepass", "changeit").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS) && keytool.exitValue() == 0).as("keytool").isTrue();
        server = vertx.createHttpServer(new HttpServerOptions().setSsl(true)
                .setKeyCertOptions(new PfxOptions().setPath(store).setPassword("changeit")))
                .requestHandler(request -> request.response().end()).listen(port, "127.0.0.1").await();
    }

    @Override
    public void close() {
        server.close().await();
        vertx.close().await();
    }
}
