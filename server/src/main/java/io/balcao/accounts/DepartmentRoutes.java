package io.balcao.accounts;

import io.balcao.accounts.DepartmentService.Change;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The departments of the organization. */
final class DepartmentRoutes {
    private static final int PAGE = 50;

    private final DepartmentService departments;

    private record CreateDepartmentRequest(String name, @Nullable String routingMode,
            @Nullable Boolean isFallback, @Nullable QueueRules queueRules, @Nullable String greetingText,
            @Nullable List<UUID> transferDepartmentIds, @Nullable List<UUID> memberIds) {}

    private record UpdateDepartmentRequest(@Nullable String name, @Nullable Boolean isActive,
            @Nullable Boolean isFallback, @Nullable String routingMode,
            @Nullable QueueRules queueRules, @Nullable String greetingText,
            @Nullable List<UUID> transferDepartmentIds, @Nullable List<UUID> memberIds) {}

    DepartmentRoutes(DepartmentService departments) {
        this.departments = departments;
    }

    void addTo(Routes routes) {
        routes.add("listDepartments", this::list);
        routes.add("createDepartment", this::create);
        routes.add("updateDepartment", this::update);
    }

    private Reply list(Request request) {
        var after = request.cursor(2).orElse(null);
        int limit = request.limit(PAGE);
        var found = departments.list(request.caller(), request.queryFlag("is_active").orElse(null),
                after == null ? null : after.getFirst(), after == null ? null : Cursor.id(after.getLast()), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return Reply.page(page.stream().map(DepartmentRepository.Listed::department).toList(), found.size() > limit
                ? request.cursorAfter(page.getLast().sortName(), page.getLast().department().id().toString())
                : null);
    }

    private Reply create(Request request) {
        var body = request.body(CreateDepartmentRequest.class);
        return Reply.created(departments.create(request.caller(), new Change(body.name(), true, body.isFallback(),
                body.routingMode(), body.queueRules(), body.greetingText(), body.transferDepartmentIds(),
                body.memberIds())));
    }

    private Reply update(Request request) {
        var body = request.body(UpdateDepartmentRequest.class);
        return Reply.ok(departments.update(request.caller(), request.pathId("id"),
                new Change(body.name(), body.isActive(), body.isFallback(), body.routingMode(), body.queueRules(),
                        body.greetingText(), body.transferDepartmentIds(), body.memberIds())));
    }
}
