package io.balcao.scheduling.clinics;

import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.clinics.ClinicTexts.Button;
import io.balcao.scheduling.clinics.ClinicTexts.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The texts that clinics wrote themselves. */
public final class TemplateRepository {
    private static final String COLUMNS = """
            SELECT t.id, t.clinic_id, c.key, t.template_key, t.content, t.buttons, t.is_active
            FROM clinic_templates t JOIN clinics c ON c.id = t.clinic_id
            """;
    private static final String LIST = COLUMNS + " WHERE t.clinic_id = $1";
    private static final String FIND = COLUMNS + " WHERE t.id = $1";
    private static final String TEXT = """
            SELECT t.content, t.buttons, c.welcome_message FROM clinics c
            LEFT JOIN clinic_templates t ON t.clinic_id = c.id AND t.template_key = $2 AND t.is_active WHERE c.id = $1
            """;
    private static final String INSERT = """
            INSERT INTO clinic_templates (id, organization_id, clinic_id, template_key, content, buttons, is_active)
            VALUES ($1, current_organization(), $2, $3, $4, $5, $6)
            """;
    private static final String UPDATE = "UPDATE clinic_templates SET content = $2, buttons = $3, is_active = $4 WHERE id = $1";
    private static final String DELETE = "DELETE FROM clinic_templates WHERE id = $1";
    private static final String UNIQUE_VIOLATION = "23505";

    /** One of them. */
    record Stored(UUID id, UUID clinicId, String clinicKey, String templateKey, String content, List<Button> buttons,
            boolean active) {}

    List<Stored> list(Tx tx, UUID clinic) {
        return tx.list(LIST, TemplateRepository::read, clinic);
    }

    Optional<Stored> find(Tx tx, UUID id) {
        return tx.one(FIND, TemplateRepository::read, id);
    }

    /** What a clinic writes on an occasion: its own text, or the usual one in a language. */
    public Text text(Tx tx, UUID clinic, String key, String locale) {
        return tx.one(TEXT, row -> {
            var columns = new Columns(row);
            var own = columns.text(0);
            return own == null
                    ? ClinicTexts.usual(key, locale, columns.text(2))
                    : new Text(own, buttons(row.getJsonArray(1)));
        }, clinic, key).orElseGet(() -> ClinicTexts.usual(key, locale));
    }

    UUID insert(Tx tx, UUID clinic, String key, String content, List<Button> buttons, boolean active) {
        var id = Ids.next();
        try {
            tx.change(INSERT, id, clinic, key, content, json(buttons), active);
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new Problem.Conflict("The clinic has a text of its own for this occasion");
            }
            throw e;
        }
        return id;
    }

    void update(Tx tx, UUID id, String content, List<Button> buttons, boolean active) {
        tx.change(UPDATE, id, content, json(buttons), active);
    }

    void delete(Tx tx, UUID id) {
        tx.change(DELETE, id);
    }

    private static JsonArray json(List<Button> buttons) {
        return new JsonArray(buttons.stream()
                .map(button -> (Object) new JsonObject().put("id", button.id()).put("label", button.label())).toList());
    }

    private static Stored read(Row row) {
        var columns = new Columns(row);
        return new Stored(columns.id(0), columns.id(1), columns.requiredText(2), columns.requiredText(3),
                columns.requiredText(4), buttons(row.getJsonArray(5)), columns.flag(6));
    }

    private static List<Button> buttons(JsonArray stored) {
        return stored.stream().map(JsonObject.class::cast)
                .map(button -> new Button(button.getString("id"), button.getString("label"))).toList();
    }
}
