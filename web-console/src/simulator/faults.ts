import type { AccountFaults, Faults, SendFault } from "./api";

/** What can be armed for the next sends; the names are those of the words. */
export const SEND_FAULTS = {
  throughput: { do: "answer", code: 130429 },
  pair: { do: "answer", code: 131056 },
  token: { do: "answer", code: 190 },
  parameter: { do: "answer", code: 100 },
  tooMany: { do: "answer", code: 429 },
  server: { do: "answer", code: 500 },
  gateway: { do: "html", status: 502 },
  silence: { do: "no_answer", accepting: false },
  silenceAccepted: { do: "no_answer", accepting: true },
  cut: { do: "close", accepting: true },
  reset: { do: "reset", accepting: false },
  slow: { do: "slow", bytes_per_second: 1 },
  late: { do: "late", ms: 10_000 },
} as const satisfies Record<string, SendFault>;

export type SendFaultName = keyof typeof SEND_FAULTS;

export const SEND_FAULT_NAMES: readonly SendFaultName[] = [
  "throughput",
  "pair",
  "token",
  "parameter",
  "tooMany",
  "server",
  "gateway",
  "silence",
  "silenceAccepted",
  "cut",
  "reset",
  "slow",
  "late",
];

export const FAIL_CODES = [131026, 131047, 131049, 131053] as const;
export const STATUS_FAULTS = ["off", "twice", "reversed", "before_answer", "failed_without_callback"] as const;
export const WEBHOOK_FAULTS = ["twice", "reversed", "batched", "held"] as const;
export const MEDIA_FAULTS = ["expired", "html", "wrong_hash", "lying_length", "endless", "stalled", "missing"] as const;

/** The word for a fault that is armed, if it is one of those that this page arms. */
export function nameOf(fault: SendFault): SendFaultName | undefined {
  return SEND_FAULT_NAMES.find((name) =>
    Object.entries(SEND_FAULTS[name]).every(([key, value]) =>
      Object.entries(fault).some(([k, v]) => k === key && v === value),
    ),
  );
}

/** Equal faults in a row, counted. */
export function runs<T>(faults: readonly T[]): readonly { fault: T; count: number }[] {
  const grouped: { fault: T; count: number }[] = [];
  for (const fault of faults) {
    const last = grouped.at(-1);
    if (last && JSON.stringify(last.fault) === JSON.stringify(fault)) {
      last.count++;
    } else {
      grouped.push({ fault, count: 1 });
    }
  }
  return grouped;
}

/** How many things are broken at a number. */
export function activeFaults(faults: Faults): number {
  return (
    (faults.latency_ms > 0 ? 1 : 0) +
    (faults.webhook_delay_ms > 0 ? 1 : 0) +
    (faults.window_closed ? 1 : 0) +
    faults.statuses.length +
    faults.webhooks.length +
    (faults.every_send ? 1 : 0) +
    (faults.every_media ? 1 : 0) +
    runs(faults.next_sends).length +
    runs(faults.next_media).length +
    runs(faults.next_statuses).length +
    brokenLinks(faults.account).length
  );
}

export const ACCOUNT_FAULTS = [
  "token_expired",
  "missing_scopes",
  "not_subscribed",
  "without_messages",
  "low_quality",
] as const;
export type AccountFault = (typeof ACCOUNT_FAULTS)[number];

const SCOPES = ["whatsapp_business_messaging"];

/** What of the number's set-up is broken. */
export function brokenLinks(account: AccountFaults): readonly AccountFault[] {
  return ACCOUNT_FAULTS.filter((fault) => (fault === "missing_scopes" ? account[fault].length > 0 : account[fault]));
}

/** One more or one less of them. */
export function toggledLink(account: AccountFaults, fault: AccountFault): Partial<AccountFaults> {
  return fault === "missing_scopes"
    ? { missing_scopes: account.missing_scopes.length > 0 ? [] : SCOPES }
    : { [fault]: !account[fault] };
}
