/** What an operator sees: metrics in Prometheus' text, the log's format, and whether the server is alive and ready. */
@NullMarked
package io.balcao.platform.telemetry;

import org.jspecify.annotations.NullMarked;
