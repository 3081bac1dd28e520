/**
 * What answers while no person does: a menu, in its first form. {@link io.balcao.bot.MenuResponder} decides what to say
 * and changes nothing; {@link io.balcao.bot.MenuConfiguration} is what an organization wrote for it. It knows neither
 * WhatsApp's wire nor how its answers are stored and sent. Start reading at {@code MenuTurn}.
 */
@NullMarked
package io.balcao.bot;

import org.jspecify.annotations.NullMarked;
