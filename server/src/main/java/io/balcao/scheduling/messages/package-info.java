/**
 * What a clinic says to a customer because another program asks for it: {@code POST /api/v1/send}. It leaves by the road of
 * every other message; here is only chosen by which number, and what became of it is waited for. Start at
 * {@link io.balcao.scheduling.messages.ClinicMessages}.
 */
@NullMarked
package io.balcao.scheduling.messages;

import org.jspecify.annotations.NullMarked;
