/**
 * What a clinic asks its patients in the chat by itself, and what they answer: in whose conversation it is asked, with which
 * buttons, how an answer is told from what is said to the bot or to a person, and that it is heard whoever has the
 * conversation. What is asked, and what follows from an answer, is said by an {@link io.balcao.scheduling.asking.Asking}.
 */
@NullMarked
package io.balcao.scheduling.asking;

import org.jspecify.annotations.NullMarked;
