package io.balcao.platform.db;

import io.balcao.platform.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the database is and who we are in it.
 *
 * @param url {@code postgresql://user:password@host:port/name}, of a role that may migrate
 * @param appRole the role that the server works in: owns nothing, bypasses nothing
 * @param poolSize connections at most
 */
public record DatabaseSettings(Secret url, String appRole, int poolSize) {
    String uri() {
        return url.value();
    }

    /** The same database for JDBC, which the migrations use. */
    String jdbcUrl() {
        var uri = URI.create(url.value());
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return "jdbc:postgresql://" + uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort()) + uri.getPath()
                + query;
    }

    String user() {
        return credential(0);
    }

    String password() {
        return credential(1);
    }

    private String credential(int index) {
        var userInfo = URI.create(url.value()).getRawUserInfo();
        var parts = userInfo == null ? new String[0] : userInfo.split(":", 2);
        return parts.length > index ? URLDecoder.decode(parts[index], StandardCharsets.UTF_8) : "";
    }
}
