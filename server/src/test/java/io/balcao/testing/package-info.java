/**
 * What tests of several features share: the official Socket.IO client, stores of their own, waiting with a deadline.
 */
@NullMarked
package io.balcao.testing;

import org.jspecify.annotations.NullMarked;
