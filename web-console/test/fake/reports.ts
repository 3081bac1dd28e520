import type {
  MetricCard,
  MetricFact,
  MetricName,
  MetricsCell,
  MetricsLine,
  MetricsOverview,
} from "../../src/shared/api/types";

const PERIOD = {
  from: "2026-11-16",
  to: "2026-11-22",
  time_zone: "America/Sao_Paulo",
  previous_from: "2026-11-09",
  previous_to: "2026-11-15",
  is_running: true,
} as const;

function cell(metric: MetricName, amount: number, before: number | null): MetricsCell {
  return {
    metric,
    unit: "count",
    value: amount,
    amount,
    total: amount,
    median: null,
    p90: null,
    scores: null,
    previous_value: before,
    previous_median: null,
    previous_p90: null,
  };
}

function card(metric: MetricName, amount: number): MetricCard {
  const { previous_p90: _, ...rest } = cell(metric, amount, amount / 2);
  return rest;
}

/** A week in which something came, or nothing. */
export function overviewOf(amount: number): MetricsOverview {
  const point = (at: string) => ({ at, opened: amount, received: amount, closed: amount, csat_answers: 0, csat: null });
  return {
    period: PERIOD,
    metrics: (["opened", "received", "closed", "containment"] as const).map((metric) => card(metric, amount)),
    series: { step: "day", points: [point("2026-11-16T00:00")], previous_points: [point("2026-11-09T00:00")] },
    by_hour: Array.from({ length: 24 }, (_, hour) => ({ hour, opened: hour === 9 ? amount : 0, received: 0 })),
    by_channel: [
      {
        channel_id: "c0000000-0000-4000-8000-000000000001",
        name: "Loja do centro",
        channel: "whatsapp",
        opened: amount,
        received: amount,
        closed: amount,
        csat_answers: 0,
        csat: null,
      },
    ],
  };
}

/** One attendant, what nobody did, and one department. */
export function attendanceOf(user: { id: string; full_name: string }, department: { id: string; name: string }) {
  const line = (id: string | null, name: string | null): MetricsLine => ({
    id,
    name,
    metrics: [cell("closed", 8, 4), cell("received", 8, 4)],
  });
  return {
    period: PERIOD,
    by_attendant: [line(user.id, user.full_name), line(null, null)],
    by_department: [line(department.id, department.name)],
  };
}

export function factOf(conversation: { id: string; customer: { name: string | null } }): MetricFact {
  return {
    conversation_id: conversation.id,
    customer_name: conversation.customer.name ?? "",
    occurred_at: "2026-11-16T12:00:00Z",
    milliseconds: null,
    outcome: null,
    score: null,
    department_name: null,
    user_name: null,
    channel: "whatsapp",
    channel_name: "Loja do centro",
    status: "closed",
  };
}
