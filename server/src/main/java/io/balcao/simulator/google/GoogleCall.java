package io.balcao.simulator.google;

import io.vertx.core.json.JsonObject;

/**
 * One call that was answered, or should have been.
 *
 * @param operation such as {@code events.insert}
 * @param subject the calendar or spreadsheet
 */
public record GoogleCall(String operation, String subject, JsonObject body) {}
