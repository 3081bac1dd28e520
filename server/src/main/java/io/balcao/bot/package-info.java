/**
 * What answers while no person does. {@link io.balcao.bot.FlowResponder} decides what to say and changes nothing: it takes
 * the conversation through a flow, see {@code io.balcao.bot.flow}. {@link io.balcao.bot.MenuConfiguration} is the menu that
 * an organization wrote, which {@link io.balcao.bot.MenuFlow} makes into one. It knows neither WhatsApp's wire nor how its
 * answers are stored and sent.
 */
@NullMarked
package io.balcao.bot;

import org.jspecify.annotations.NullMarked;
