/**
 * The HTTP door. {@link io.balcao.platform.http.Api} serves the operations of the OpenAPI document: who asks, may they,
 * is the request as the document says, then one method of a feature. {@link io.balcao.platform.http.Problems} turns every
 * failure into {@code application/problem+json}. {@link io.balcao.platform.http.WebServer} listens. It knows no feature.
 */
@NullMarked
package io.balcao.platform.http;

import org.jspecify.annotations.NullMarked;
