package io.balcao.platform.redis;

/** Redis answered, and the answer is an error: a bug of ours, or a server without a command that we need. */
public final class RedisRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    RedisRefused(String answer) {
        super(answer);
    }

    boolean isMissingScript() {
        return String.valueOf(getMessage()).startsWith("NOSCRIPT");
    }
}
