package io.balcao.scheduling.clinics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.platform.Problem;
import io.balcao.platform.http.Json;

/** A clinic on the wire: both spellings of its hours and its id, and changes that name only what they change. */
final class ClinicJson {
    private ClinicJson() {}

    /** Schema {@code Clinic}. */
    static ObjectNode of(Clinic clinic) {
        var values = clinic.values();
        var json = ids(clinic);
        json.put("name", values.name()).put("phone", values.phone()).put("address", values.address())
                .put("timezone", values.timezone());
        json.set("business_hours", values.week().business());
        json.set("working_hours", values.week().working());
        json.put("buffer_minutes", values.bufferMinutes()).put("welcome_message", values.welcomeMessage())
                .put("pre_session_instructions", values.preSessionInstructions());
        json.set("scheduling_policies", tree(values.policies()));
        json.set("reminders", tree(values.reminders()));
        json.set("last_report_at", Json.mapper().valueToTree(clinic.lastReportAt()));
        json.put("last_report_error", clinic.lastReportError());
        json.set("channel_id", Json.mapper().valueToTree(values.channelId()));
        json.put("zapi_instance_id", values.zapiInstanceId()).put("has_zapi_token", clinic.hasZapiToken())
                .put("google_spreadsheet_id", values.googleSpreadsheetId())
                .put("google_sheet_name", values.googleSheetName())
                .put("appointments_to_review", clinic.toReview()).put("active", values.active())
                .put("created_at", Json.time(clinic.createdAt())).put("updated_at", Json.time(clinic.updatedAt()));
        return json;
    }

    /** Schema {@code ClinicContext}. */
    static ObjectNode context(Clinic clinic) {
        var json = Json.mapper().createObjectNode().put("clinic_id", clinic.key());
        json.set("ai_personality", tree(clinic.values().personality()));
        json.set("ai_behavior", tree(clinic.values().behavior()));
        json.set("working_hours", clinic.week().working());
        json.set("scheduling_policies", tree(clinic.policies()));
        return json;
    }

    private static ObjectNode ids(Clinic clinic) {
        return Json.mapper().createObjectNode().put("clinic_id", clinic.key()).put("clinicId", clinic.key());
    }

    /** What is said of a clinic, with what a request says instead. */
    static ClinicValues merged(ClinicValues before, JsonNode said) {
        var week = before.week();
        for (var field : new String[]{"business_hours", "working_hours"}) {
            if (said.has(field)) {
                week = Week.read(field, said.get(field));
            }
        }
        var flat = tree(before);
        flat.setAll((ObjectNode) said.deepCopy());
        var policies = merged(before.policies(), said.get("scheduling_policies"), Policies.class);
        var personality = merged(Personality.USUAL, said.get("ai_personality"), Personality.class);
        var behavior = merged(Behavior.USUAL, said.get("ai_behavior"), Behavior.class);
        var channel = flat.path("channel_id");
        return new ClinicValues(flat.path("name").asText(), text(flat, "phone"), text(flat, "address"),
                flat.path("timezone").asText(), week, flat.path("buffer_minutes").asInt(),
                text(flat, "welcome_message"), text(flat, "pre_session_instructions"), policies,
                said.has("ai_personality") ? personality : before.personality(),
                said.has("ai_behavior") ? behavior : before.behavior(),
                merged(before.reminders(), said.get("reminders"), ReminderSettings.class),
                channel.isTextual() ? java.util.UUID.fromString(channel.asText()) : null,
                text(flat, "zapi_instance_id"), text(flat, "google_spreadsheet_id"), text(flat, "google_sheet_name"),
                flat.path("active").asBoolean(true)).checked();
    }

    /** A record with what a request says of it instead. */
    static <T> T merged(T before, @org.jspecify.annotations.Nullable JsonNode said, Class<T> type) {
        if (said == null) {
            return before;
        }
        var merged = tree(before);
        merged.setAll((ObjectNode) said);
        return read(merged, type);
    }

    static <T> T read(JsonNode tree, Class<T> type) {
        try {
            return Json.mapper().treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new Problem.Unprocessable("body", "does not have the documented shape: " + e.getOriginalMessage());
        }
    }

    static ObjectNode tree(Object value) {
        return Json.mapper().valueToTree(value);
    }

    private static @org.jspecify.annotations.Nullable String text(JsonNode tree, String field) {
        var value = tree.path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
