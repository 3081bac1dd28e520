-- Satisfaction in the reports (R__metrics.sql): who was asked, and what came of it.
CREATE INDEX surveys_asked ON surveys (organization_id, asked_at) INCLUDE (conversation_id, closing, user_id, department_id)
    WHERE asked_at IS NOT NULL;

-- What was summed up so far knows nothing of it, and is made again.
TRUNCATE metric_sums, metric_days, metric_progress;
