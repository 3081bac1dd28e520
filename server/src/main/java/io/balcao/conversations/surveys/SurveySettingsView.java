package io.balcao.conversations.surveys;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Schema {@code SurveySettingsView} of the OpenAPI document.
 *
 * @param usual what is said where the settings have no text
 */
record SurveySettingsView(@JsonUnwrapped SurveySettings settings, SurveyWords usual) {}
