/** Canned responses: texts that are said again and again, kept under a short word. */
@NullMarked
package io.balcao.conversations.canned;

import org.jspecify.annotations.NullMarked;
