/** Tests of the road from a commit to the browsers, with a real Redis and the official client. */
@NullMarked
package io.balcao.platform.realtime;

import org.jspecify.annotations.NullMarked;
