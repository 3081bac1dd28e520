/**
 * The numbers that an organization connected: who may change them, with which secrets, and which templates they have. It
 * keeps secrets sealed and answers none. Start reading at {@link io.balcao.channels.settings.Channels}.
 */
@NullMarked
package io.balcao.channels.settings;

import org.jspecify.annotations.NullMarked;
