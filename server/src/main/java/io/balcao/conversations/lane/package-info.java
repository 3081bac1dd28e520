/**
 * Who answers when no person does. A lane is the in-order work for one conversation: {@link
 * io.balcao.conversations.lane.Lanes} claims it, asks the {@link io.balcao.conversations.lane.Responder}, and commits the
 * answer only while the bot still owns the conversation. It knows no bot.
 */
@NullMarked
package io.balcao.conversations.lane;

import org.jspecify.annotations.NullMarked;
