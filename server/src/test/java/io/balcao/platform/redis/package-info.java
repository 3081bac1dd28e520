/** Tests of the door to Redis, against a real one. */
@NullMarked
package io.balcao.platform.redis;

import org.jspecify.annotations.NullMarked;
