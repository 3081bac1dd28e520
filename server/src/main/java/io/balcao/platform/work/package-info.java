/** Work beside requests: batches that share a commit, background tasks with a clock that tests can move. */
@NullMarked
package io.balcao.platform.work;

import org.jspecify.annotations.NullMarked;
