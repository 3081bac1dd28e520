package io.balcao.conversations.surveys;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;

/** Keeps when customers are asked. A change holds for what is planned already, too. */
final class SurveySettingsService {
    private final Database database;
    private final AuditTrail audit;
    private final SurveySettingsRepository repository = new SurveySettingsRepository();

    SurveySettingsService(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    SurveySettingsView find(Caller caller) {
        return database.inTransaction(caller.organization(), tx -> new SurveySettingsView(repository.find(tx),
                SurveyWords.in(repository.locale(tx))));
    }

    SurveySettingsView change(Caller caller, SurveySettings wanted) {
        var settings = wanted.tidied();
        return database.inTransaction(caller.organization(), tx -> {
            if (!repository.areDepartments(tx, settings.departmentIds())) {
                throw new Problem.Unprocessable("department_ids", "names no department");
            }
            var before = repository.find(tx);
            repository.save(tx, settings);
            audit.record(tx, caller, "survey_settings.updated", "survey_settings", null, before, settings);
            return new SurveySettingsView(settings, SurveyWords.in(repository.locale(tx)));
        });
    }
}
