package io.balcao.platform.http;

import io.balcao.platform.Caller;
import java.util.Optional;

/** Tells who a bearer token belongs to. Implemented by the accounts. */
@FunctionalInterface
public interface Authenticator {
    /** The caller, unless the token is wrong, expired, revoked or of somebody who was switched off. */
    Optional<Caller> authenticate(String token, String address);
}
