/**
 * What the law on personal data asks: a person's data as a file, how long what is kept, and what they agreed to. It reads
 * what the other features store, and changes of it only what has had its time. Start reading at
 * {@link io.balcao.privacy.Privacy}.
 */
@NullMarked
package io.balcao.privacy;

import org.jspecify.annotations.NullMarked;
