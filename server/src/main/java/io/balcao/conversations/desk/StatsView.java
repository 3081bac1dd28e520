package io.balcao.conversations.desk;

import io.balcao.conversations.desk.StatsRepository.Count;
import io.balcao.conversations.desk.StatsRepository.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Schema {@code ConversationStats} of the OpenAPI document. */
record StatsView(int mine, int onHold, int waiting, int allOpen, List<DepartmentStats> byDepartment) {
    /** Schema {@code DepartmentStats}. */
    record DepartmentStats(UUID departmentId, String departmentName, int waiting, int allOpen) {}

    /** @param departments are shown even when nothing is in them */
    static StatsView of(List<Count> counts, List<Named> departments) {
        var shown = new ArrayList<DepartmentStats>();
        for (var department : departments) {
            var count = counts.stream().filter(one -> department.id().equals(one.department())).findFirst();
            shown.add(new DepartmentStats(department.id(), department.name(), count.map(Count::waiting).orElse(0),
                    count.map(Count::open).orElse(0)));
        }
        // Conversations can still be in a department that was switched off, or that the attendant has left.
        for (var count : counts) {
            var id = count.department();
            if (id != null && departments.stream().noneMatch(department -> department.id().equals(id))) {
                shown.add(new DepartmentStats(id, Objects.requireNonNullElse(count.name(), ""), count.waiting(),
                        count.open()));
            }
        }
        return new StatsView(counts.stream().mapToInt(Count::mine).sum(),
                counts.stream().mapToInt(Count::onHold).sum(),
                counts.stream().mapToInt(Count::waiting).sum(), counts.stream().mapToInt(Count::open).sum(), shown);
    }
}
