/**
 * What any server needs and no feature owns. Its parts are packages of their own: {@code config}, {@code db},
 * {@code http}, {@code redis}, {@code realtime}, {@code work}. Knows no feature; a feature knows it.
 */
@NullMarked
package io.balcao.platform;

import org.jspecify.annotations.NullMarked;
