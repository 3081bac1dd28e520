package io.balcao.platform.redis;

/** Redis is away, did not answer in time, or cannot take writes now. Whether a command that was under way took effect is not known. */
public final class RedisUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    RedisUnavailable(String reason) {
        // Expected now and then, and thrown for every call while it lasts: no stack trace.
        super(reason, null, false, false);
    }
}
