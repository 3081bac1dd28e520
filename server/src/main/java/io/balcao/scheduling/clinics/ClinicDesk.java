package io.balcao.scheduling.clinics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.accounts.AuditTrail;
import io.balcao.channels.Texts;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens, changes and closes clinics. */
final class ClinicDesk {
    private static final String OBJECT = "clinic";
    private static final int LONGEST_SLUG = 70;
    private static final int HASH = 6;
    private static final Week CLOSED = new Week(Map.of());

    private final Database database;
    private final AuditTrail audit;
    private final Vault vault;
    private final InstantSource clock;
    private final Clinics.Follower follower;
    private final ClinicRepository clinics = new ClinicRepository();
    private final ClinicNumberRepository numbers = new ClinicNumberRepository();

    ClinicDesk(Database database, AuditTrail audit, Vault vault, InstantSource clock, Clinics.Follower follower) {
        this.database = database;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
        this.follower = follower;
    }

    List<Clinic> list(Caller caller, boolean all) {
        return database.inTransaction(caller.organization(), tx -> clinics.list(tx.last(), all));
    }

    Clinic get(Caller caller, String key) {
        return database.inTransaction(caller.organization(), tx -> found(clinics.find(tx.last(), key), key));
    }

    Clinic create(Caller caller, JsonNode said) {
        if (!said.has("business_hours") && !said.has("working_hours")) {
            throw new Problem.Unprocessable("business_hours", "is missing");
        }
        return database.inTransaction(caller.organization(), tx -> {
            var usual = new ClinicValues("", null, null, clinics.timezone(tx), CLOSED, 0, null, null, Policies.USUAL,
                    Personality.USUAL, Behavior.USUAL, ReminderSettings.USUAL, null, null, null, null, true);
            var values = numbered(tx, usual, said);
            var id = clinics.insert(tx, key(values.name()), values, nextReport(values));
            keepToken(tx, id, said);
            var clinic = clinics.get(tx, id);
            audit.record(tx, caller, "clinic.created", OBJECT, id, null, ClinicJson.of(clinic));
            return clinic;
        });
    }

    Clinic update(Caller caller, String key, JsonNode said) {
        return database.inTransaction(caller.organization(), tx -> {
            var before = found(clinics.lock(tx, key), key);
            var values = numbered(tx, before.values(), said);
            clinics.update(tx, before.id(), values, nextReport(values));
            keepToken(tx, before.id(), said);
            var clinic = clinics.get(tx, before.id());
            follower.changed(tx, before, clinic);
            audit.record(tx, caller, "clinic.updated", OBJECT, clinic.id(), state(before), state(clinic));
            return clinics.get(tx, before.id());
        });
    }

    void close(Caller caller, String key) {
        database.inTransaction(caller.organization(), tx -> {
            var before = found(clinics.lock(tx, key), key);
            var values = ClinicJson.merged(before.values(), Json.mapper().createObjectNode().put("active", false));
            clinics.update(tx, before.id(), values, null);
            audit.record(tx, caller, "clinic.closed", OBJECT, before.id(), state(before),
                    state(clinics.get(tx, before.id())));
            return before;
        });
    }

    private static ObjectNode state(Clinic clinic) {
        var json = ClinicJson.of(clinic);
        json.setAll(ClinicJson.context(clinic));
        json.remove(List.of("updated_at", "last_report_at", "last_report_error"));
        return json;
    }

    /**
     * With what is said of it. Who names an instance of Z-API chooses the number that it drives; one that is not connected is
     * no number, and an instance that is taken back takes its number along.
     */
    private ClinicValues numbered(Tx tx, ClinicValues before, JsonNode said) {
        var values = ClinicJson.merged(before, said);
        if (!said.has("zapi_instance_id") || said.hasNonNull("channel_id")) {
            return values;
        }
        var named = values.zapiInstance();
        var isChosenByInstance = before.zapiInstance().flatMap(one -> numbers.ofInstance(tx, one))
                .filter(one -> one.equals(before.channelId())).isPresent();
        return named.isPresent() || isChosenByInstance
                ? values.by(named.flatMap(one -> numbers.ofInstance(tx, one)).orElse(null))
                : values;
    }

    private void keepToken(Tx tx, java.util.UUID id, JsonNode said) {
        if (said.has("zapi_instance_token")) {
            var token = said.get("zapi_instance_token");
            clinics.setToken(tx, id, token.isTextual() && !token.asText().isBlank()
                    ? vault.seal(new Secret(token.asText()))
                    : null);
        }
    }

    /** When the agenda of the next day is due the next time. */
    private @Nullable Instant nextReport(ClinicValues values) {
        var at = values.reminders().dailyReportAt();
        return at == null || !values.active()
                ? null
                : nextAt(clock.instant(), ZoneId.of(values.timezone()), LocalTime.parse(at));
    }

    /** The next time that a clock shows a time of day. */
    static Instant nextAt(Instant now, ZoneId zone, LocalTime time) {
        var local = now.atZone(zone);
        var today = local.toLocalDate().atTime(time).atZone(zone).toInstant();
        return today.isAfter(now) ? today : local.toLocalDate().plusDays(1).atTime(time).atZone(zone).toInstant();
    }

    /** Letters and digits of the name with hyphens, and a few digits that nobody else has. */
    private static String key(String name) {
        var plain = Normalizer.normalize(Texts.storable(name), Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        var slug = plain.substring(0, Math.min(plain.length(), LONGEST_SLUG)).replaceAll("-+$", "");
        var id = Ids.next().toString();
        return (slug.isEmpty() ? "clinic" : slug) + "-" + id.substring(id.length() - HASH);
    }

    static Clinic found(java.util.Optional<Clinic> clinic, String key) {
        return clinic.orElseThrow(() -> new Problem.NotFound(OBJECT, key));
    }
}
