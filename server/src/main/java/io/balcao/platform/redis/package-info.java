/**
 * The way to Redis, and a Redis of our own for the demo and the tests. Redis may vanish at any moment and come back
 * empty: every call here ends in bounded time with an answer or a {@code RedisUnavailable}, and
 * whoever stores something here can rebuild it. Start reading at {@code Redis}.
 */
@NullMarked
package io.balcao.platform.redis;

import org.jspecify.annotations.NullMarked;
