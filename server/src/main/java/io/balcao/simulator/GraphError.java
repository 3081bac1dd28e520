package io.balcao.simulator;

import io.vertx.core.json.JsonObject;

import java.util.Map;

/**
 * An error in the two shapes that Meta gives it: as the answer to a call, and inside a failed status.
 *
 * @param httpStatus of the answer
 */
record GraphError(int code, int httpStatus, String title, String details) {
    private record Known(int httpStatus, String title) {}

    private static final Map<Integer, Known> KNOWN = Map.ofEntries(Map.entry(0, new Known(401, "AuthException")),
            Map.entry(1, new Known(400, "API Unknown")), Map.entry(2, new Known(503, "API Service")),
            Map.entry(3, new Known(500, "API Method")), Map.entry(4, new Known(400, "API Too Many Calls")),
            Map.entry(10, new Known(403, "Permission Denied")),
            Map.entry(33, new Known(400, "Unsupported request: the object does not exist")),
            Map.entry(100, new Known(400, "Invalid parameter")),
            Map.entry(190, new Known(401, "Invalid OAuth access token")),
            Map.entry(368, new Known(403, "Temporarily blocked for policies violations")),
            Map.entry(80007, new Known(400, "Rate limit issues")),
            Map.entry(130429, new Known(400, "Rate limit hit")),
            Map.entry(130472, new Known(400, "User's number is part of an experiment")),
            Map.entry(130497, new Known(403, "Business account is restricted from messaging users in this country")),
            Map.entry(131000, new Known(500, "Something went wrong")),
            Map.entry(131005, new Known(403, "Access denied")),
            Map.entry(131008, new Known(400, "Required parameter is missing")),
            Map.entry(131009, new Known(400, "Parameter value is not valid")),
            Map.entry(131016, new Known(500, "Service unavailable")),
            Map.entry(131021, new Known(400, "Recipient cannot be sender")),
            Map.entry(131026, new Known(400, "Message undeliverable")),
            Map.entry(131031, new Known(403, "Account has been locked")),
            Map.entry(131037, new Known(400, "Display name approval needed before message can be sent")),
            Map.entry(131042, new Known(400, "Business eligibility payment issue")),
            Map.entry(131045, new Known(500, "Incorrect certificate")),
            Map.entry(131047, new Known(400, "Re-engagement message")),
            Map.entry(131048, new Known(400, "Spam rate limit hit")),
            Map.entry(131049, new Known(400, "Not delivered to maintain healthy ecosystem engagement")),
            Map.entry(131050, new Known(400, "User has stopped marketing messages")),
            Map.entry(131051, new Known(400, "Unsupported message type")),
            Map.entry(131052, new Known(400, "Media download error")),
            Map.entry(131053, new Known(400, "Media upload error")),
            Map.entry(131055, new Known(400, "Method not allowed")),
            Map.entry(131056, new Known(400, "Pair rate limit hit")),
            Map.entry(131057, new Known(500, "Account in maintenance mode")),
            Map.entry(131062, new Known(400, "Business-scoped user id not accepted")),
            Map.entry(132000, new Known(400, "Number of parameters does not match the expected number of params")),
            Map.entry(132001, new Known(404, "Template name does not exist in the translation")),
            Map.entry(132005, new Known(400, "Translated text too long")),
            Map.entry(132007, new Known(400, "Template format character policy violated")),
            Map.entry(132012, new Known(400, "Parameter format does not match format in the created template")),
            Map.entry(132015, new Known(400, "Template is paused")),
            Map.entry(132016, new Known(400, "Template is disabled")),
            Map.entry(133000, new Known(500, "Incomplete deregistration")),
            Map.entry(133004, new Known(503, "Server temporarily unavailable")),
            Map.entry(133010, new Known(400, "Phone number not registered")),
            Map.entry(135000, new Known(400, "Generic user error")));

    static GraphError of(int code, String details) {
        var known = KNOWN.getOrDefault(code, new Known(400, "Error " + code));
        return new GraphError(code, known.httpStatus, known.title, details);
    }

    /** The error that goes with a bare HTTP status. */
    static GraphError forHttpStatus(int status) {
        var code = switch (status) {
            case 401 -> 190;
            case 403 -> 10;
            case 404 -> 33;
            case 429 -> 130429;
            case 500 -> 131000;
            case 503 -> 2;
            default -> status > 500 ? 2 : 100;
        };
        return new GraphError(code, status, of(code, "").title, "The simulator was told to answer " + status + '.');
    }

    JsonObject answer() {
        var type = code == 33 ? "GraphMethodException" : "OAuthException";
        return JsonObject.of("error",
                JsonObject.of("message", "(#" + code + ") " + title, "type", type, "code", code, "error_data",
                        JsonObject.of("messaging_product", "whatsapp", "details", details), "fbtrace_id",
                        "A" + Tokens.random(22)));
    }

    JsonObject inStatus() {
        return JsonObject.of("code", code, "title", title, "message", title, "error_data",
                JsonObject.of("details", details), "href",
                "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
    }
}
