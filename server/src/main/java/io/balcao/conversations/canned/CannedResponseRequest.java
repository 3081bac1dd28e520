package io.balcao.conversations.canned;

import io.balcao.channels.Texts;
import io.balcao.platform.Problem;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Schema {@code CannedResponseRequest} of the OpenAPI document. */
record CannedResponseRequest(String shortcut, String title, String content, String visibility,
        @Nullable UUID departmentId, @Nullable String category, @Nullable List<UUID> fileIds) {
    /** What the console fills in. */
    static final List<String> VARIABLES = List.of("customer_name", "customer_first_name", "attendant_name",
            "attendant_first_name", "department", "organization", "greeting");
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_CATEGORY = 40;
    // No two parts can take the same characters: it does not go back.
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^{}]*)}}");

    /** What goes with it. */
    List<UUID> files() {
        return fileIds == null ? List.of() : fileIds;
    }

    /** The same as it is stored, if it makes sense. */
    CannedResponseRequest checked() {
        var shown = Texts.line(title, LONGEST_TITLE);
        if (shown.isEmpty()) {
            throw new Problem.Unprocessable("title", "may not be empty");
        }
        var text = Texts.storable(content).strip();
        if (text.isEmpty()) {
            throw new Problem.Unprocessable("content", "may not be empty");
        }
        VARIABLE.matcher(text).results().map(found -> found.group(1).strip())
                .filter(name -> !VARIABLES.contains(name)).findFirst().ifPresent(unknown -> {
                    throw new Problem.Unprocessable("content", "names {{" + unknown + "}}; there are "
                            + String.join(", ", VARIABLES));
                });
        if (visibility.equals(CannedResponse.DEPARTMENT) != (departmentId != null)) {
            throw new Problem.Unprocessable("department_id", departmentId == null
                    ? "is needed for what a department shares"
                    : "goes only with the visibility department");
        }
        var heading = category == null ? "" : Texts.line(category, LONGEST_CATEGORY);
        return new CannedResponseRequest(shortcut, shown, text, visibility, departmentId,
                heading.isEmpty() ? null : heading, fileIds == null ? List.of() : fileIds);
    }
}
