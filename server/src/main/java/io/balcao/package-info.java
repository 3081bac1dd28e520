/**
 * The composition root: {@link io.balcao.Balcao} reads the configuration, builds every feature, starts them in order and
 * stops them in reverse. Start reading there.
 */
@NullMarked
package io.balcao;

import org.jspecify.annotations.NullMarked;
