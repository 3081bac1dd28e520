import { Wrench } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../shared/ui/Button";
import { classes } from "../shared/ui/classes";
import { SelectField } from "../shared/ui/Field";
import { Switch } from "../shared/ui/Switch";
import { api, type BusinessNumber, type FaultChanges, type Faults, type SendFault } from "./api";
import { attempt } from "./failing";
import {
  ACCOUNT_FAULTS,
  activeFaults,
  brokenLinks,
  FAIL_CODES,
  MEDIA_FAULTS,
  nameOf,
  runs,
  SEND_FAULT_NAMES,
  SEND_FAULTS,
  STATUS_FAULTS,
  toggledLink,
  WEBHOOK_FAULTS,
} from "./faults";
import { type Say, useSay } from "./words";

const DELAYS = [0, 200, 1_000, 5_000, 30_000] as const;
const COUNTS = ["1", "3", "10", "all"] as const;

export function FaultsPanel({ business }: { business: BusinessNumber }) {
  const say = useSay();
  const { faults } = business;
  const broken = activeFaults(faults);
  const change = (changes: FaultChanges) =>
    void attempt(say, () => api.changeFaults(business.phone_number_id, changes));

  return (
    <div className="flex flex-col">
      <div className="sticky top-0 z-10 flex items-center gap-3 border-b bg-card px-4 py-3">
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium text-sm">{business.verified_name}</p>
          <p className={classes("truncate text-xs", broken > 0 ? "text-destructive" : "text-muted-foreground")}>
            {broken > 0 ? say("faults.active", { count: broken }) : say("faults.allWell")}
          </p>
        </div>
        <Button
          size="sm"
          disabled={broken === 0}
          onClick={() => void attempt(say, () => api.heal(business.phone_number_id))}
        >
          <Wrench aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {say("faults.heal")}
        </Button>
      </div>
      <p className="px-4 pt-3 text-muted-foreground text-sm">{say("faults.intro")}</p>
      <Section title={say("faults.sends")}>
        <Sends faults={faults} onChange={change} />
        <Chips
          label={say("faults.fails")}
          options={FAIL_CODES.map(String)}
          chosen={faults.next_statuses.map(String)}
          text={(code) => failName(say, code)}
          onToggle={(code) =>
            change({
              next_statuses: faults.next_statuses.includes(Number(code))
                ? faults.next_statuses.filter((each) => each !== Number(code))
                : [...faults.next_statuses, Number(code)],
            })
          }
        />
        <Delay
          label={say("faults.latency")}
          value={faults.latency_ms}
          onChange={(latency_ms) => change({ latency_ms })}
        />
      </Section>
      <Section title={say("faults.window")} bare>
        <Switch
          label={say("faults.window")}
          hint={say("faults.windowHint")}
          checked={faults.window_closed}
          onChange={(window_closed) => change({ window_closed })}
        />
      </Section>
      <Section title={say("faults.account")}>
        <Chips
          options={ACCOUNT_FAULTS}
          chosen={brokenLinks(faults.account)}
          text={(fault) => say(`faults.link.${fault}`)}
          onToggle={(fault) => change({ account: toggledLink(faults.account, fault) })}
        />
        <p className="break-all text-muted-foreground text-xs">
          {say("faults.token")} <code className="font-mono text-foreground">{faults.account.access_token}</code>
        </p>
      </Section>
      <Section title={say("faults.statuses")}>
        <Chips
          options={STATUS_FAULTS}
          chosen={faults.statuses}
          text={(fault) => say(`faults.status.${fault}`)}
          onToggle={(fault) => change({ statuses: toggled(faults.statuses, fault) })}
        />
      </Section>
      <Section title={say("faults.webhooks")}>
        <Chips
          options={WEBHOOK_FAULTS}
          chosen={faults.webhooks}
          text={(fault) => say(`faults.webhook.${fault}`)}
          onToggle={(fault) => change({ webhooks: toggled(faults.webhooks, fault) })}
        />
        <Delay
          label={say("faults.delay")}
          value={faults.webhook_delay_ms}
          onChange={(webhook_delay_ms) => change({ webhook_delay_ms })}
        />
      </Section>
      <Section title={say("faults.media")}>
        <Chips
          options={MEDIA_FAULTS}
          chosen={faults.every_media ? [faults.every_media.do] : []}
          text={(fault) => say(`faults.mediaDo.${fault}`)}
          onToggle={(fault) => change({ every_media: faults.every_media?.do === fault ? null : { do: fault } })}
        />
      </Section>
    </div>
  );
}

function Sends({ faults, onChange }: { faults: Faults; onChange(changes: Partial<Faults>): void }) {
  const say = useSay();
  const [count, setCount] = useState<string>("1");
  const [name, setName] = useState<string>("throughput");
  const chosen = SEND_FAULT_NAMES.find((each) => each === name) ?? "throughput";

  const arm = () => {
    const fault: SendFault = SEND_FAULTS[chosen];
    onChange(
      count === "all"
        ? { every_send: fault }
        : { next_sends: [...faults.next_sends, ...Array.from({ length: Number(count) }, () => fault)] },
    );
  };
  const label = (fault: SendFault) => {
    const known = nameOf(fault);
    return known ? say(`faults.do.${known}`) : `${fault.do} ${fault.code ?? fault.status ?? ""}`;
  };
  return (
    <>
      <div className="flex flex-wrap items-end gap-2">
        <SelectField label={say("faults.what")} value={chosen} onChange={setName} className="w-full">
          {SEND_FAULT_NAMES.map((each) => (
            <option key={each} value={each}>
              {say(`faults.do.${each}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={say("faults.count")} value={count} onChange={setCount} className="flex-1">
          {COUNTS.map((each) => (
            <option key={each} value={each}>
              {each === "all" ? say("faults.always") : each}
            </option>
          ))}
        </SelectField>
        <Button look="soft" className="h-9 coarse:h-11" onClick={arm}>
          {say("faults.arm")}
        </Button>
      </div>
      {(faults.next_sends.length > 0 || faults.every_send) && (
        <ul aria-label={say("faults.armed")} className="flex flex-col gap-1">
          {runs(faults.next_sends).map(({ fault, count: times }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a queue has no other names than its places.
            <Armed key={index} times={`${times}×`} text={label(fault)} />
          ))}
          {faults.every_send && <Armed times={say("faults.always")} text={label(faults.every_send)} />}
        </ul>
      )}
    </>
  );
}

function Armed({ times, text }: { times: string; text: string }) {
  return (
    <li className="flex items-center gap-2 rounded-sm bg-destructive-soft px-2 py-1 text-destructive text-xs">
      <span className="tabular font-semibold">{times}</span>
      <span className="min-w-0 truncate">{text}</span>
    </li>
  );
}

function Section({ title, bare, children }: { title: string; bare?: boolean; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 border-b px-4 py-4 last:border-b-0">
      {!bare && <h2 className="font-semibold text-sm">{title}</h2>}
      {children}
    </section>
  );
}

type ChipsProps<T extends string> = {
  label?: string;
  options: readonly T[];
  chosen: readonly string[];
  text(option: T): string;
  onToggle(option: T): void;
};

function Chips<T extends string>({ label, options, chosen, text, onToggle }: ChipsProps<T>) {
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-1.5">
      {label && <legend className="mb-1.5 font-medium text-sm">{label}</legend>}
      {options.map((option) => {
        const on = chosen.includes(option);
        return (
          <button
            key={option}
            type="button"
            aria-pressed={on}
            onClick={() => onToggle(option)}
            className={classes(
              "rounded-full border px-2.5 py-1 text-xs transition-colors coarse:py-2",
              on
                ? "border-destructive bg-destructive-soft font-medium text-destructive"
                : "border-input bg-card text-foreground hover:bg-muted",
            )}
          >
            {text(option)}
          </button>
        );
      })}
    </fieldset>
  );
}

function Delay({ label, value, onChange }: { label: string; value: number; onChange(value: number): void }) {
  const known = DELAYS.some((delay) => delay === value);
  const options: readonly number[] = known ? DELAYS : [...DELAYS, value];
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      <div className="flex rounded-md border border-input p-0.5">
        {options.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === value}
            onClick={() => onChange(option)}
            className={classes(
              "tabular h-7 min-w-0 flex-1 whitespace-nowrap rounded-sm px-1 text-xs coarse:h-9",
              option !== value && "text-muted-foreground hover:text-foreground",
              option === value &&
                (value > 0 ? "bg-destructive-soft font-medium text-destructive" : "bg-muted font-medium"),
            )}
          >
            {option === 0 ? "0" : option < 1_000 ? `${option} ms` : `${option / 1_000} s`}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function toggled(list: readonly string[], item: string): string[] {
  return list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
}

function failName(say: Say, code: string): string {
  const known = (["131026", "131047", "131049", "131053"] as const).find((each) => each === code);
  return known ? say(`faults.failCodes.${known}`) : code;
}
