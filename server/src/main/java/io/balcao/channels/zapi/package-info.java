/**
 * The wire of Z-API, which drives the WhatsApp session of a real phone (developer.z-api.io: <i>Webhooks</i>,
 * <i>Messages</i>, <i>Security</i>): what its callbacks say, how messages leave, and what its refusals mean. Nothing is
 * signed, no message carries an id of ours, and there is no window. It knows neither the database nor conversations. Start
 * at {@link io.balcao.channels.zapi.ZapiParser} and {@link io.balcao.channels.zapi.ZapiClient}.
 */
@NullMarked
package io.balcao.channels.zapi;

import org.jspecify.annotations.NullMarked;
