import { useQuery } from "@tanstack/react-query";
import { Bot, Building2, Check, Search } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TransferRequest, TransferTargets } from "../api/types";
import { useMe, useServices } from "../services";
import { Button } from "../ui/Button";
import { classes } from "../ui/classes";
import { Dialog, DialogActions } from "../ui/Dialog";
import { AreaField, SelectField } from "../ui/Field";
import { PersonAvatar } from "../ui/PersonAvatar";
import { Failed, Skeleton, useReason } from "../ui/States";
import { Switch } from "../ui/Switch";

type Target = {
  key: string;
  name: string;
  detail: string;
  /** What speaks against it. */
  warning?: string;
  face: ReactNode;
  request: TransferRequest;
};

type TransferDialogProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  conversationId: string;
  /** The customer's. */
  name: string;
  /** Who has the conversation now, when somebody has. */
  ownerId: string | null;
  /** Whether the bot has it. */
  withBot: boolean;
  onTransfer(request: TransferRequest): Promise<unknown>;
};

/** To whom a conversation goes: a person, a queue or the bot, and why. */
export function TransferDialog({ open, onOpenChange, name, ...rest }: TransferDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("transfer.title")}
      description={t("transfer.description", { name: name || t("customer.unnamed") })}
    >
      {/* Mounted anew each time it opens, so that nothing is left of the last time. */}
      {open && <TransferForm {...rest} onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function TransferForm({
  conversationId,
  ownerId,
  withBot,
  onTransfer,
  onDone,
}: Pick<TransferDialogProps, "conversationId" | "ownerId" | "withBot" | "onTransfer"> & { onDone(): void }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { api } = useServices();
  const known = useQuery({
    queryKey: ["transfer-targets", conversationId],
    queryFn: ({ signal }) =>
      api.get("/api/v1/conversations/{id}/transfer-targets", { path: { id: conversationId }, signal }),
    gcTime: 0,
  });
  const [wanted, setWanted] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [reason, setReason] = useState("");
  const [ownWords, setOwnWords] = useState(false);
  const [words, setWords] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const failureText = useReason(failure);
  const [entrance, setEntrance] = useState<Entrance>();

  const targets = useMemo((): readonly Target[] => {
    const load = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
    const queues = (known.data?.departments ?? []).map((department) => ({
      key: department.id,
      name: department.name,
      detail: [
        t("transfer.queue", { count: department.waiting }),
        department.online > 0 ? t("transfer.free", { count: department.free_places }) : t("transfer.nobodyThere"),
      ].join(" · "),
      ...(department.is_open ? {} : { warning: t("transfer.closed") }),
      face: <Face icon={<Building2 aria-hidden="true" className="size-4" strokeWidth={1.75} />} />,
      request: { to_department_id: department.id },
    }));
    const people = (known.data?.people ?? [])
      .filter((user) => user.id !== ownerId)
      .map((user) => ({
        key: user.id,
        name: user.id === me.id ? t("transfer.me", { name: user.full_name }) : user.full_name,
        detail: [
          // Who is not there is warned of instead.
          ...(user.presence === "offline" ? [] : [t(`presence.${user.presence}`)]),
          t("transfer.load", { load: load.format(user.load), capacity: user.capacity }),
        ].join(" · "),
        ...(user.presence === "offline"
          ? { warning: t("transfer.offline") }
          : user.load + 1 > user.capacity
            ? { warning: t("transfer.full") }
            : {}),
        face: <PersonFace id={user.id} name={user.full_name} presence={user.presence} />,
        request: { to_user_id: user.id },
      }));
    const bot = {
      key: "bot",
      name: t("transfer.bot"),
      detail: t("transfer.botHint"),
      face: <Face icon={<Bot aria-hidden="true" className="size-4" strokeWidth={1.75} />} />,
      request: { to_bot: true as const },
    };
    return [...people, ...queues, ...(withBot ? [] : [bot])];
  }, [known.data, ownerId, withBot, me.id, t, i18n.language]);

  const needle = wanted.trim().toLocaleLowerCase();
  const shown = targets.filter((target) => target.name.toLocaleLowerCase().includes(needle));
  const target = targets.find((candidate) => candidate.key === chosen);

  async function submit() {
    if (!target) {
      return;
    }
    setFailure(undefined);
    setBusy(true);
    try {
      await onTransfer({
        ...target.request,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
        ...(target.key === "bot" && entrance ? { bot_entrance: entrance } : {}),
        ...(ownWords && target.key !== "bot" ? { customer_text: words.trim() } : {}),
      });
      onDone();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="field flex h-9 items-center gap-2 px-2.5 coarse:h-11">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
        <input
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          aria-label={t("transfer.search")}
          placeholder={t("transfer.search")}
          className="min-w-0 flex-1 bg-transparent outline-none coarse:text-lg"
        />
      </div>
      <div role="radiogroup" aria-label={t("transfer.to")} className="-mx-2 max-h-64 overflow-y-auto">
        {known.isPending && [1, 2, 3].map((row) => <Skeleton key={row} className="mx-2 my-1 h-11" />)}
        {known.isError && (
          <Failed error={known.error} title={t("transfer.failed")} onRetry={() => void known.refetch()} />
        )}
        {shown.map((candidate) => (
          <label
            key={candidate.key}
            className={classes(
              "relative flex cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 has-focus-visible:ring-2 has-focus-visible:ring-ring has-focus-visible:ring-inset",
              candidate.key === chosen ? "bg-accent" : "hover:bg-muted",
            )}
          >
            <input
              type="radio"
              name="target"
              className="sr-only"
              checked={candidate.key === chosen}
              onChange={() => setChosen(candidate.key)}
            />
            {candidate.face}
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{candidate.name}</span>
              <span className="block truncate text-muted-foreground text-xs">
                {candidate.detail}
                {candidate.warning && <span className="text-warning"> · {candidate.warning}</span>}
              </span>
            </span>
            {candidate.key === chosen && (
              <Check aria-hidden="true" className="size-4 shrink-0 text-primary-ink" strokeWidth={2.5} />
            )}
          </label>
        ))}
        {known.data && shown.length === 0 && (
          <p className="px-2 py-6 text-center text-muted-foreground text-sm">{t("transfer.nobody")}</p>
        )}
      </div>
      {target?.warning && (
        <p role="status" className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
          {t("transfer.warning", { name: target.name, warning: target.warning })}
        </p>
      )}
      {target?.key === "bot" && <EntranceFields value={entrance} onChange={setEntrance} />}
      <AreaField
        label={t("transfer.reason")}
        hint={t("transfer.reasonHint")}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      {target?.key !== "bot" && (
        <Switch
          checked={ownWords}
          onChange={setOwnWords}
          label={t("transfer.ownWords")}
          hint={t("transfer.ownWordsHint")}
        />
      )}
      {ownWords && target?.key !== "bot" && (
        <AreaField
          label={t("transfer.words")}
          hint={t("transfer.wordsHint", { department: "{{department}}" })}
          value={words}
          maxLength={1024}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      {failure !== undefined && (
        <p role="alert" className="text-destructive text-sm">
          {failureText}
        </p>
      )}
      <DialogActions>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
        <Button type="submit" look="primary" disabled={!target} busy={busy}>
          {t("transfer.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}

type Entrance = NonNullable<TransferRequest["bot_entrance"]>;

/** Where the bot goes on by itself, instead of waiting for the customer. */
function EntranceFields({
  value,
  onChange,
}: {
  value: Entrance | undefined;
  onChange(value: Entrance | undefined): void;
}) {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const known = useQuery({
    queryKey: ["bot", "entrances"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/bot/entrances", { signal })).data,
  });
  const flows = known.data ?? [];
  if (flows.length === 0) {
    return null;
  }
  const flow = flows.find((one) => one.flow_id === value?.flow_id);
  const titled = (type: string) => {
    const key = `flow.types.${type}.title`;
    const word: unknown = i18n.getResource(i18n.language, "translation", key);
    // Of a feature that is newer than this page: by its own name.
    return typeof word === "string" ? word : type;
  };
  return (
    <div className="flex flex-col gap-3 rounded-lg border p-3">
      <SelectField
        label={t("transfer.entrance")}
        hint={value ? t("transfer.entranceNow") : t("transfer.entranceHint")}
        value={value?.flow_id ?? ""}
        onChange={(id) => onChange(id ? { flow_id: id } : undefined)}
      >
        <option value="">{t("transfer.entranceWaits")}</option>
        {flows.map((one) => (
          <option key={one.flow_id} value={one.flow_id}>
            {one.flow_name}
          </option>
        ))}
      </SelectField>
      {flow && (
        <SelectField
          label={t("transfer.entranceBlock")}
          value={value?.block ?? ""}
          onChange={(block) => onChange({ flow_id: flow.flow_id, ...(block ? { block } : {}) })}
        >
          <option value="">{t("transfer.entranceStart")}</option>
          {flow.blocks.map((block) => (
            <option key={block.block} value={block.block}>
              {block.title ? `${titled(block.type)}: ${block.title}` : titled(block.type)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

function Face({ icon }: { icon: ReactNode }) {
  return (
    <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
      {icon}
    </span>
  );
}

const DOTS = { online: "bg-online", away: "bg-away", offline: "bg-muted-foreground" } as const;

type Person = TransferTargets["people"][number];

function PersonFace({ id, name, presence }: { id: string; name: string; presence: Person["presence"] }) {
  return (
    <span className="relative">
      <PersonAvatar id={id} name={name} size="sm" className="size-8" />
      <span
        aria-hidden="true"
        className={classes(
          "absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-popover",
          DOTS[presence],
        )}
      />
    </span>
  );
}
