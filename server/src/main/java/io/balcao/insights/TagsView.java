package io.balcao.insights;

import io.balcao.insights.AttendanceView.Line;
import io.balcao.insights.OverviewView.PeriodView;
import java.util.List;

/** Schema {@code MetricsTags} of the OpenAPI document: a line for each tag. */
record TagsView(PeriodView period, List<Line> byTag) {}
