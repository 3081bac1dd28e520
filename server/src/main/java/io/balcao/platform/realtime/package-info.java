/**
 * From a commit to the browsers. A feature publishes events to the {@link io.balcao.platform.realtime.EventStream}; every
 * server tails the stream in order and the socket gateway emits to the sockets that
 * are in the event's rooms, catches up those that were away, and keeps out everybody who has not proved who they are.
 * Knows organizations, users and conversations only as ids; who may see what is asked through
 * {@link io.balcao.platform.realtime.SocketAuthenticator} and {@link io.balcao.platform.realtime.ConversationAccess}.
 */
@NullMarked
package io.balcao.platform.realtime;

import org.jspecify.annotations.NullMarked;
