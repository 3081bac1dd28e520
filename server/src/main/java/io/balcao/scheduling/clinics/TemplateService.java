package io.balcao.scheduling.clinics;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.scheduling.clinics.ClinicTexts.Button;
import io.balcao.scheduling.clinics.TemplateRepository.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a clinic writes on each occasion: its own words, or the usual ones. */
final class TemplateService {
    private static final String OBJECT = "clinic_template";

    private final Database database;
    private final AuditTrail audit;
    private final ClinicRepository clinics = new ClinicRepository();
    private final TemplateRepository templates = new TemplateRepository();

    TemplateService(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Schema {@code ClinicTemplate}. */
    record View(@Nullable UUID id, @JsonProperty("template_id") @Nullable UUID templateId,
            @JsonProperty("clinic_id") String clinicId, String templateKey, String content,
            List<Button> buttons, List<String> variables, @JsonProperty("is_default") boolean isDefault,
            boolean active) {
        @JsonProperty("templateId")
        @Nullable
        UUID sameTemplateId() {
            return id;
        }

        @JsonProperty("clinicId")
        String sameClinicId() {
            return clinicId;
        }
    }

    /** Schemas {@code ClinicTemplateRequest} and {@code ClinicTemplateChange}. */
    record Wish(@Nullable String templateKey, @Nullable String content, @Nullable List<Button> buttons,
            @Nullable Boolean active) {}

    void addTo(Routes routes) {
        routes.add("listClinicTemplates", request -> Reply.ok(list(request)));
        routes.add("createClinicTemplate", request -> Reply
                .created(create(request.caller(), request.path("clinic_id"), request.body(Wish.class))));
        routes.add("updateClinicTemplate", request -> Reply
                .ok(update(request.caller(), request.pathId("template_id"), request.body(Wish.class))));
        routes.add("deleteClinicTemplate", request -> {
            delete(request.caller(), request.pathId("template_id"));
            return Reply.nothing();
        });
    }

    private List<View> list(Request request) {
        var key = request.path("clinic_id");
        return database.inTransaction(request.caller().organization(), tx -> {
            var clinic = ClinicDesk.found(clinics.find(tx, key), key);
            var own = templates.list(tx, clinic.id());
            var locale = clinics.locale(tx);
            var views = new ArrayList<View>();
            for (var occasion : ClinicTexts.keys()) {
                views.add(own.stream().filter(one -> one.templateKey().equals(occasion)).findFirst()
                        .map(TemplateService::view).orElseGet(() -> usual(clinic, occasion, locale)));
            }
            var wanted = request.query("template_key");
            return views.stream().filter(view -> wanted.map(view.templateKey()::equals).orElse(true)).toList();
        });
    }

    private View create(Caller caller, String key, Wish wish) {
        var occasion = java.util.Objects.requireNonNull(wish.templateKey());
        var content = checked(occasion, java.util.Objects.requireNonNull(wish.content()));
        checkButtons(occasion, wish);
        return database.inTransaction(caller.organization(), tx -> {
            var clinic = ClinicDesk.found(clinics.lock(tx, key), key);
            var buttons = Optional.ofNullable(wish.buttons())
                    .orElseGet(() -> ClinicTexts.usual(occasion, clinics.locale(tx)).buttons());
            var id = templates.insert(tx, clinic.id(), occasion, content, buttons,
                    !Boolean.FALSE.equals(wish.active()));
            var made = view(found(tx, id));
            audit.record(tx, caller, "clinic_template.created", OBJECT, id, null, made);
            return made;
        });
    }

    private View update(Caller caller, UUID id, Wish wish) {
        return database.inTransaction(caller.organization(), tx -> {
            var before = found(tx, id);
            checkButtons(before.templateKey(), wish);
            var content = wish.content() == null ? before.content() : checked(before.templateKey(), wish.content());
            templates.update(tx, id, content, wish.buttons() == null ? before.buttons() : wish.buttons(),
                    wish.active() == null ? before.active() : wish.active());
            var after = view(found(tx, id));
            audit.record(tx, caller, "clinic_template.updated", OBJECT, id, view(before), after);
            return after;
        });
    }

    private void delete(Caller caller, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            var before = found(tx, id);
            templates.delete(tx, id);
            audit.record(tx, caller, "clinic_template.deleted", OBJECT, id, view(before), null);
            return id;
        });
    }

    private static String checked(String occasion, String content) {
        ClinicTexts.unknown(occasion, content).ifPresent(unknown -> {
            throw new Problem.Unprocessable("content", "names {{" + unknown + "}}; there are "
                    + String.join(", ", ClinicTexts.variables(occasion)));
        });
        return content.strip();
    }

    /** Below a text that usually has no buttons nobody would see them. */
    private static void checkButtons(String occasion, Wish wish) {
        if (wish.buttons() != null && !wish.buttons().isEmpty() && !ClinicTexts.hasButtons(occasion)) {
            throw new Problem.Unprocessable("buttons", "cannot stand below this text");
        }
    }

    private Stored found(Tx tx, UUID id) {
        return templates.find(tx, id).orElseThrow(() -> new Problem.NotFound(OBJECT, id));
    }

    private static View view(Stored own) {
        return new View(own.id(), own.id(), own.clinicKey(), own.templateKey(), own.content(), own.buttons(),
                ClinicTexts.variables(own.templateKey()), false, own.active());
    }

    private static View usual(Clinic clinic, String occasion, String locale) {
        var text = ClinicTexts.usual(occasion, locale, clinic.values().welcomeMessage());
        return new View(null, null, clinic.key(), occasion, text.content(), text.buttons(),
                ClinicTexts.variables(occasion), true, true);
    }
}
