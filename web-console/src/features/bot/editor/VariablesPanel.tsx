import { ChevronDown, Plus, Trash2 } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../shared/ui/Button";
import { classes } from "../../../shared/ui/classes";
import { Select } from "../../../shared/ui/Field";
import { IconButton } from "../../../shared/ui/IconButton";
import { useActs } from "./acts";
import { titleOf } from "./describe";
import { headlineOf, rename, textOf, usesOf, whole } from "./graph";
import { useEditor } from "./session";
import { declare, isVariableName, KINDS, type Kind, variableName } from "./variables";

/** What a run of the flow keeps: names, kinds, and where each stands. */
export function VariablesPanel() {
  const { t } = useTranslation();
  const { draft, types } = useEditor();
  const acts = useActs();
  const id = useId();
  const [written, setWritten] = useState("");
  const name = variableName(written);
  const isTaken = draft.variables.some((variable) => variable.name === name) || types.variables.includes(name);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name && !isTaken) {
      acts.change((known) => declare(known, name));
      setWritten("");
    }
  };
  return (
    <div className="flex flex-col gap-3 p-4">
      <p className="text-muted-foreground text-sm">{t("flow.variables.text", { example: "{{customer_name}}" })}</p>
      <form onSubmit={add} className="flex gap-2">
        <input
          id={id}
          aria-label={t("flow.variables.new")}
          placeholder={t("flow.variables.new")}
          value={written}
          maxLength={60}
          onChange={(event) => setWritten(event.target.value)}
          className="field h-8 min-w-0 flex-1 px-2.5 coarse:h-11 coarse:text-lg"
        />
        <Button type="submit" disabled={name === "" || isTaken || draft.variables.length >= 100}>
          <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t("flow.form.add")}
        </Button>
      </form>
      {name !== "" && name !== written && (
        <p className="-mt-1 text-muted-foreground text-xs">{t("flow.variables.called", { name })}</p>
      )}
      <ul className="flex flex-col gap-2">
        {draft.variables.map((variable) => (
          <Variable key={variable.name} name={variable.name} kind={variable.kind} />
        ))}
        {types.variables.map((known) => (
          <li key={known} className="rounded-lg bg-muted px-3 py-2 text-sm">
            <span className="font-medium">{known}</span>
            <span className="block text-muted-foreground text-xs">{t("flow.variables.given")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Variable({ name, kind }: { name: string; kind: Kind }) {
  const { t } = useTranslation();
  const { draft, types, select } = useEditor();
  const acts = useActs();
  const [written, setWritten] = useState<string>();
  const [open, setOpen] = useState(false);
  const drawn = whole(draft);
  const catalogue = new Map(types.data.map((type) => [type.name, type]));
  const uses = usesOf(drawn, catalogue, name);
  const shown = written ?? name;
  const isTaken = shown !== name && draft.variables.some((variable) => variable.name === shown);
  const isRight = isVariableName(shown) && !isTaken;
  const keep = () => {
    if (isRight && shown !== name) {
      acts.change((known) => rename(known, catalogue, name, shown));
    }
    setWritten(undefined);
  };
  return (
    <li className="rounded-lg border p-2">
      <div className="flex items-center gap-1.5">
        <input
          aria-label={t("flow.variables.name", { name })}
          aria-invalid={!isRight || undefined}
          value={shown}
          maxLength={40}
          spellCheck={false}
          onChange={(event) => setWritten(event.target.value.toLowerCase().replaceAll(/[\s-]+/g, "_"))}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.currentTarget.blur();
            } else if (event.key === "Escape") {
              setWritten(undefined);
            }
          }}
          className="h-7 min-w-0 flex-1 rounded-sm bg-transparent px-1.5 font-medium text-sm hover:bg-muted focus:bg-background"
        />
        <span className="w-27 shrink-0">
          <Select
            aria-label={t("flow.variables.kind", { name })}
            value={kind}
            onChange={(event) => {
              const next = KINDS.find((one) => one === event.target.value);
              if (next) {
                acts.change((known) => ({
                  ...known,
                  variables: known.variables.map((one) => (one.name === name ? { ...one, kind: next } : one)),
                }));
              }
            }}
            className="field h-7 pr-7 pl-2 text-sm"
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`flow.kinds.${one}`)}
              </option>
            ))}
          </Select>
        </span>
        <IconButton
          icon={Trash2}
          size="sm"
          label={t("flow.variables.remove", { name })}
          onClick={() =>
            acts.change((known) => ({ ...known, variables: known.variables.filter((one) => one.name !== name) }))
          }
        />
      </div>
      {!isRight && (
        <p className="px-1.5 text-destructive text-xs">
          {isTaken ? t("flow.variables.taken") : t("flow.variables.form")}
        </p>
      )}
      <button
        type="button"
        aria-expanded={open}
        disabled={uses.length === 0}
        onClick={() => setOpen(!open)}
        className="flex items-center gap-1 rounded-sm px-1.5 py-0.5 text-muted-foreground text-xs enabled:hover:text-foreground"
      >
        {uses.length === 0 ? t("flow.variables.unused") : t("flow.variables.uses", { count: uses.length })}
        {uses.length > 0 && (
          <ChevronDown
            aria-hidden="true"
            className={classes("size-3.5 transition-transform", open && "rotate-180")}
            strokeWidth={1.75}
          />
        )}
      </button>
      {open && (
        <ul>
          {uses.map((block) => {
            const field = headlineOf(catalogue.get(block.type));
            return (
              <li key={block.id}>
                <button
                  type="button"
                  onClick={() => select([block.id])}
                  className="block w-full truncate rounded-sm px-1.5 py-1 text-left text-sm hover:bg-muted"
                >
                  {titleOf(block.type)}
                  <span className="text-muted-foreground"> {field ? textOf(block.settings[field.name]) : ""}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}
