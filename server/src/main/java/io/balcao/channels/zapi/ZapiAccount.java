package io.balcao.channels.zapi;

import org.jspecify.annotations.Nullable;

/**
 * An instance and the keys to it.
 *
 * @param clientToken of the Z-API account, when its owner switched that on
 */
public record ZapiAccount(String instanceId, String token, @Nullable String clientToken) {
    /** Without the tokens, for they would end in a log. */
    @Override
    public String toString() {
        return "ZapiAccount[" + instanceId + "]";
    }
}
