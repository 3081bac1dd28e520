/**
 * What could not be used, and what becomes of it. Start reading at {@link io.balcao.operations.letters.DeadLetters}. The
 * list is filled by whoever gives something up: the ingest, and triggers ({@code R__dead_letters.sql}). How a thing is tried
 * again is known where it belongs.
 */
@NullMarked
package io.balcao.operations.letters;

import org.jspecify.annotations.NullMarked;
