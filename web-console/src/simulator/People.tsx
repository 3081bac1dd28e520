import { ChevronDown, Plane, Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { phone } from "../shared/format/phone";
import { rowTime } from "../shared/format/time";
import { Avatar } from "../shared/ui/Avatar";
import { Button } from "../shared/ui/Button";
import { classes } from "../shared/ui/classes";
import { TextField } from "../shared/ui/Field";
import { IconButton } from "../shared/ui/IconButton";
import { Switch } from "../shared/ui/Switch";
import { api, type Customer } from "./api";
import { attempt } from "./failing";
import { Nothing } from "./Nothing";
import { preview } from "./preview";
import { useLanguage, useSay } from "./words";
import { threadToOpen, type World } from "./world";

type PeopleProps = {
  world: World;
  person: Customer | undefined;
  number: string | undefined;
  onChoose(customer: Customer): void;
};

/** Everybody whose phone can be held. */
export function People({ world, person, number, onChoose }: PeopleProps) {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  const [detailed, setDetailed] = useState<string>();
  const people = [...world.customers].sort((a, b) => lastAt(world, number, b).localeCompare(lastAt(world, number, a)));

  const add = (customer: Customer) => {
    setAdding(false);
    onChoose(customer);
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div className="sticky top-0 z-10 flex h-11 shrink-0 items-center justify-between border-b bg-card pr-2 pl-4">
        <h2 className="font-semibold text-sm">{say("people.title")}</h2>
        <IconButton icon={Plus} label={say("people.add")} pressed={adding} onClick={() => setAdding(!adding)} />
      </div>
      {adding && <NewPerson onAdded={add} onCancel={() => setAdding(false)} />}
      {people.length === 0 && !adding && (
        <Nothing title={say("people.none")} text={say("people.noneText")}>
          <Button look="primary" onClick={() => setAdding(true)}>
            {say("people.add")}
          </Button>
        </Nothing>
      )}
      <ul>
        {people.map((customer) => (
          <li key={customer.id} className={classes(customer.id === person?.id && "bg-accent")}>
            <div className={classes("flex items-center pr-2", customer.id !== person?.id && "hover:bg-muted")}>
              <PersonRow
                customer={customer}
                world={world}
                number={number}
                selected={customer.id === person?.id}
                onChoose={() => onChoose(customer)}
              />
              <IconButton
                icon={ChevronDown}
                size="sm"
                label={say("people.details", { name: customer.name })}
                aria-expanded={detailed === customer.id}
                onClick={() => setDetailed(detailed === customer.id ? undefined : customer.id)}
                className={classes("transition-transform", detailed === customer.id && "rotate-180")}
              />
            </div>
            {detailed === customer.id && <Details customer={customer} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

type PersonRowProps = {
  customer: Customer;
  world: World;
  number: string | undefined;
  selected: boolean;
  onChoose(): void;
};

function PersonRow({ customer, world, number, selected, onChoose }: PersonRowProps) {
  const say = useSay();
  const language = useLanguage();
  const last = threadToOpen(world, customer.id, number)?.summary.last_message;
  const unread = [...world.threads.values()]
    .filter((each) => each.summary.customer_id === customer.id)
    .reduce((sum, each) => sum + each.summary.unread, 0);
  return (
    <button
      type="button"
      aria-current={selected ? "true" : undefined}
      onClick={onChoose}
      className="flex h-16 min-w-0 flex-1 items-center gap-3 py-2 pr-1 pl-4 text-left focus-visible:outline-offset-[-2px]"
    >
      <Avatar id={customer.id} name={customer.name} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{customer.name}</span>
          {!customer.online && <Plane aria-hidden="true" className="size-3 shrink-0 text-warning" />}
          {last && (
            <span className="tabular shrink-0 text-muted-foreground text-xs">
              {rowTime(last.at, language, { yesterday: say("phone.yesterday") }, Date.now())}
            </span>
          )}
        </span>
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate text-muted-foreground text-sm">
            {last ? preview(last, say) : phone(customer.wa_id) || customer.user_id || say("people.neverWrote")}
          </span>
          {unread > 0 && (
            <span
              role="img"
              aria-label={say("people.unread", { count: unread })}
              className="tabular min-w-4.5 shrink-0 rounded-full bg-primary px-1 text-center font-medium text-primary-foreground text-xs"
            >
              {unread}
            </span>
          )}
        </span>
      </span>
    </button>
  );
}

function NewPerson({ onAdded, onCancel }: { onAdded(customer: Customer): void; onCancel(): void }) {
  const say = useSay();
  const [name, setName] = useState("");
  const [number, setNumber] = useState("+55 11 9");
  const [hides, setHides] = useState(false);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await attempt(say, async () =>
      onAdded(await api.addCustomer({ name: name.trim(), wa_id: number, hides_number: hides })),
    );
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3 border-b bg-muted px-4 py-4">
      <TextField label={say("people.name")} value={name} autoFocus required onChange={(e) => setName(e.target.value)} />
      <TextField
        label={say("people.number")}
        hint={say("people.numberHint")}
        value={number}
        inputMode="tel"
        required
        onChange={(e) => setNumber(e.target.value)}
      />
      <Switch
        label={say("people.hidesNumber")}
        hint={say("people.hidesNumberHint")}
        checked={hides}
        onChange={setHides}
      />
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onCancel}>
          {say("cancel")}
        </Button>
        <Button
          look="primary"
          type="submit"
          busy={busy}
          disabled={name.trim() === "" || number.replace(/\D/g, "").length < 7}
        >
          {say("people.create")}
        </Button>
      </div>
    </form>
  );
}

/** What can be switched about a person. */
function Details({ customer }: { customer: Customer }) {
  const say = useSay();
  const [number, setNumber] = useState("");
  const change = (changes: Partial<Omit<Customer, "id">>) =>
    void attempt(say, () => api.changeCustomer(customer.id, changes));
  return (
    <div className="flex flex-col gap-3 border-y bg-muted px-4 py-4">
      <p className="tabular text-muted-foreground text-xs">
        {[phone(customer.wa_id), customer.user_id].filter(Boolean).join(" · ")}
      </p>
      <Switch
        label={say("people.online")}
        hint={say("people.onlineHint")}
        checked={customer.online}
        onChange={(online) => change({ online })}
      />
      <Switch
        label={say("people.readReceipts")}
        checked={customer.read_receipts}
        onChange={(read_receipts) => change({ read_receipts })}
      />
      <Switch
        label={say("people.hidesNumber")}
        checked={customer.hides_number}
        onChange={(hides_number) => change({ hides_number })}
      />
      <Switch label={say("people.blocks")} checked={customer.blocks} onChange={(blocks) => change({ blocks })} />
      <Switch
        label={say("people.onWhatsapp")}
        checked={customer.on_whatsapp}
        onChange={(on_whatsapp) => change({ on_whatsapp })}
      />
      <form
        className="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          change({ wa_id: number });
          setNumber("");
        }}
      >
        <TextField
          label={say("people.changeNumber")}
          hint={say("people.changeNumberHint")}
          value={number}
          inputMode="tel"
          placeholder="+55 11 9…"
          onChange={(e) => setNumber(e.target.value)}
          className="flex-1"
        />
        <Button type="submit" className="mt-6 h-9 coarse:h-11" disabled={number.replace(/\D/g, "").length < 7}>
          {say("people.change")}
        </Button>
      </form>
    </div>
  );
}

function lastAt(world: World, number: string | undefined, customer: Customer): string {
  return threadToOpen(world, customer.id, number)?.summary.last_message?.at ?? "";
}
