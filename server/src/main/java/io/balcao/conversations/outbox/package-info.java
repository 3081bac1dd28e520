/**
 * What leaves. {@link io.balcao.conversations.outbox.Outbox} claims accepted messages, one at a time for each conversation
 * and within each number's pace, hands them to the channel and writes down what became of them. The outcome's
 * {@code switch} is the retry policy.
 */
@NullMarked
package io.balcao.conversations.outbox;

import org.jspecify.annotations.NullMarked;
