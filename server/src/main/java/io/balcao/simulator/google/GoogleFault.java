package io.balcao.simulator.google;

/** What can go wrong with a call. */
public enum GoogleFault {
    /** The connection ends, and nothing was done. */
    DOWN,
    /** It was done, and the connection ends before the answer. */
    LOST,
    /** Nothing is answered until the other side gives up. */
    SILENT,
    /** 401: the token does not do any more. */
    UNAUTHORIZED,
    /** 403 with {@code rateLimitExceeded}. */
    QUOTA,
    /** 403 with {@code forbidden}. */
    FORBIDDEN,
    /** 503. */
    UNAVAILABLE
}
