import { CircleAlert, CircleCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Redistribution, Wall, WallAttendant } from "../../shared/api/types";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { TextField } from "../../shared/ui/Field";
import { PersonAvatar } from "../../shared/ui/PersonAvatar";
import { useReason } from "../../shared/ui/States";
import { Load, StateDot } from "./Parts";
import type { Acts } from "./useActs";
import { inOrder } from "./wall";

type RedistributeProps = { from: WallAttendant; wall: Wall; acts: Acts; onClose(): void };

/** Gives away all that somebody holds, and says of each conversation what became of it. */
export function RedistributeDialog({ from, wall, acts, onClose }: RedistributeProps) {
  const { t } = useTranslation();
  const [result, setResult] = useState<Redistribution>();
  // As many as there were when it was asked, not as many as are left while it is done.
  const [{ conversations }] = useState(from);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={t("wall.redistributeOf", { name: from.full_name })}
      description={result ? undefined : t("wall.holds", { count: conversations })}
    >
      {result ? (
        <Result result={result} onClose={onClose} />
      ) : (
        <Choice from={from} wall={wall} acts={acts} onClose={onClose} onDone={setResult} />
      )}
    </Dialog>
  );
}

function Choice({ from, wall, acts, onClose, onDone }: RedistributeProps & { onDone(result: Redistribution): void }) {
  const { t } = useTranslation();
  const [where, setWhere] = useState<"queue" | "people">("queue");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [why, setWhy] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const reason = useReason(failure);
  const others = inOrder(wall.attendants.filter((one) => one.id !== from.id));

  async function submit() {
    setBusy(true);
    setFailure(undefined);
    try {
      onDone(await acts.redistribute(from, where === "people" ? chosen : [], why.trim()));
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="sr-only">{t("wall.where")}</legend>
        {(["queue", "people"] as const).map((option) => (
          <label key={option} className="flex cursor-pointer items-start gap-2.5 rounded-md px-2 py-1.5 hover:bg-muted">
            <input
              type="radio"
              name="where"
              className="mt-0.75 size-4 accent-primary"
              checked={where === option}
              onChange={() => setWhere(option)}
            />
            <span>
              <span className="block font-medium">{t(`wall.to.${option}`)}</span>
              <span className="block text-muted-foreground text-xs">{t(`wall.toHint.${option}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {where === "people" && (
        <fieldset className="-mt-1 max-h-64 overflow-y-auto rounded-lg border">
          <legend className="sr-only">{t("wall.people")}</legend>
          {others.map((one) => (
            <label key={one.id} className="flex cursor-pointer items-center gap-2.5 px-3 py-1.5 hover:bg-muted">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-primary"
                checked={chosen.includes(one.id)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
                }
              />
              <span className="relative shrink-0">
                <PersonAvatar id={one.id} name={one.full_name} size="sm" />
                <StateDot
                  status={one.status}
                  className="absolute -right-0.5 -bottom-0.5 size-2.5 border-2 border-popover"
                />
              </span>
              <span className="min-w-0 flex-1 truncate">{one.full_name}</span>
              <span className="w-36 shrink-0">
                <Load load={one.load} capacity={one.capacity} />
              </span>
            </label>
          ))}
          {others.length === 0 && <p className="px-3 py-4 text-muted-foreground text-sm">{t("wall.noPeople")}</p>}
        </fieldset>
      )}
      <TextField
        label={t("wall.why")}
        hint={t("wall.whyHint")}
        value={why}
        maxLength={500}
        onChange={(event) => setWhy(event.target.value)}
      />
      {failure !== undefined && (
        <p role="alert" className="text-destructive text-sm">
          {reason}
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="submit" look="primary" busy={busy} disabled={where === "people" && chosen.length === 0}>
          {t("wall.redistribute")}
        </Button>
      </DialogActions>
    </form>
  );
}

function Result({ result, onClose }: { result: Redistribution; onClose(): void }) {
  const { t } = useTranslation();
  const name = (one: { customer_name: string | null }) => one.customer_name || t("customer.unnamed");
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="font-medium">
        {t("wall.movedCount", { count: result.moved.length })}
        {result.kept.length > 0 && ` ${t("wall.keptCount", { count: result.kept.length })}`}
      </p>
      <ul className="-mx-1 divide-y text-sm">
        {result.kept.map((one) => (
          <Line key={one.conversation_id} name={name(one)} kept>
            {t(`wall.keptWhy.${one.reason}`)}
          </Line>
        ))}
        {result.moved.map((one) => (
          <Line key={one.conversation_id} name={name(one)}>
            {one.to_user_name ?? t("wall.queueOf", { department: one.to_department_name ?? "" })}
          </Line>
        ))}
      </ul>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {t("common.close")}
        </Button>
      </DialogActions>
    </div>
  );
}

function Line({ name, kept = false, children }: { name: string; kept?: boolean; children: string }) {
  const Icon = kept ? CircleAlert : CircleCheck;
  return (
    <li className="flex items-start gap-2.5 px-1 py-2">
      <Icon
        aria-hidden="true"
        className={classes("mt-0.5 size-4 shrink-0", kept ? "text-warning" : "text-success")}
        strokeWidth={1.75}
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block text-muted-foreground">{children}</span>
      </span>
    </li>
  );
}
