package io.balcao.conversations.surveys;

import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Routes;

/** {@code /api/v1/survey-settings}. */
final class SurveyRoutes {
    private final SurveySettingsService service;

    SurveyRoutes(SurveySettingsService service) {
        this.service = service;
    }

    void addTo(Routes routes) {
        routes.add("getSurveySettings", request -> Reply.ok(service.find(request.caller())));
        routes.add("updateSurveySettings",
                request -> Reply.ok(service.change(request.caller(), request.body(SurveySettings.class))));
    }
}
