/**
 * What people do with conversations, over REST: list and read them, take them over, hand them on, close them, write in
 * them. {@link io.balcao.conversations.desk.Desk} is the door. Who may see what is one rule, {@code Visibility}; the moves
 * of ownership are {@code OwnershipService}, what attendants say is {@code SendService}. It knows neither bot nor sockets.
 */
@NullMarked
package io.balcao.conversations.desk;

import org.jspecify.annotations.NullMarked;
