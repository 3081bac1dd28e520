/**
 * How we speak with any provider's server, whoever it is: JSON from outside made storable
 * ({@link io.balcao.channels.wire.BodyReader}), one call and what came of it
 * ({@link io.balcao.channels.wire.ProviderHttp}), a file fetched whole or not at all
 * ({@link io.balcao.channels.wire.FileDownload}). It knows no provider; the packages beside it do.
 */
@NullMarked
package io.balcao.channels.wire;

import org.jspecify.annotations.NullMarked;
