import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Plus, Trash2, X } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BlockField } from "../../../shared/api/types";
import { useClinics } from "../../../shared/api/useClinics";
import { useDepartments, useUsers } from "../../../shared/api/useDirectory";
import { useTags } from "../../../shared/api/useTags";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Field, Select } from "../../../shared/ui/Field";
import { IconButton } from "../../../shared/ui/IconButton";
import { Switch } from "../../../shared/ui/Switch";
import { flowKeys, useFlows } from "../flows/flows";
import { useSecrets } from "../secrets/secrets";
import { fieldHint, labelOf, optionOf, titleOf } from "./describe";
import { headlineOf, holds, itemsOf, newItem, type Settings, textOf } from "./graph";
import { MediaField } from "./MediaField";
import { useEditor } from "./session";
import { TextBox } from "./TextBox";
import { isVariableName } from "./variables";

type FormProps = {
  type: string;
  fields: readonly BlockField[];
  settings: Settings;
  names: readonly string[];
  /** Limits that follow from what stands beside: a button's title is shorter than a row's. */
  limits?: Readonly<Record<string, number>>;
  onChange(settings: Settings, field: string): void;
  onDeclare(variable: string): void;
};

/** The settings of a block, or of an item of a list in it, as the catalogue describes them. */
export function SettingsForm(props: FormProps) {
  const { type, fields, settings, names, limits, onChange, onDeclare } = props;
  return (
    <div className="flex flex-col gap-4">
      {fields
        .filter((field) => field.kind !== "id" && holds(field.shown_when, settings))
        .map((field) => (
          <Control
            key={field.name}
            type={type}
            field={limits?.[field.name] === undefined ? field : { ...field, max: limits[field.name] ?? null }}
            value={settings[field.name]}
            names={names}
            onChange={(value) => onChange({ ...settings, [field.name]: value }, field.name)}
            onDeclare={onDeclare}
          />
        ))}
    </div>
  );
}

type ControlProps = {
  type: string;
  field: BlockField;
  value: unknown;
  names: readonly string[];
  onChange(value: unknown): void;
  onDeclare(variable: string): void;
};

function Control({ type, field, value, names, onChange, onDeclare }: ControlProps) {
  const { t } = useTranslation();
  const id = useId();
  const label = labelOf(type, field.name);
  const hint = fieldHint(type, field.name);
  const empty = value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  const error = field.is_required && empty ? t("flow.form.required") : undefined;
  const described = error || hint ? `${id}-hint` : undefined;
  const frame = (children: ReactNode) => (
    <Field id={id} label={label} hint={hint} error={error}>
      {children}
    </Field>
  );
  const select = (children: ReactNode) =>
    frame(
      <Select
        id={id}
        value={textOf(value)}
        aria-describedby={described}
        onChange={(event) => onChange(event.target.value === "" && field.is_nullable ? null : event.target.value)}
        className="field h-8 pr-9 pl-2.5 coarse:h-11 coarse:text-lg"
      >
        {children}
      </Select>,
    );

  switch (field.kind) {
    case "text":
    case "long_text":
    case "code":
      return frame(
        <TextBox
          id={id}
          label={label}
          value={textOf(value)}
          maxLength={field.max ?? undefined}
          takesVariables={field.takes_variables}
          names={names}
          isLong={field.kind === "long_text"}
          isCode={field.kind === "code"}
          describedBy={described}
          invalid={error !== undefined}
          onChange={(text) => onChange(text === "" && field.is_nullable ? null : text)}
        />,
      );
    case "number":
      return frame(<NumberBox id={id} field={field} value={value} describedBy={described} onChange={onChange} />);
    case "switch":
      return <Switch label={label} hint={hint} checked={value === true} onChange={onChange} />;
    case "one_of":
      return select(
        field.options.map((option) => (
          <option key={option} value={option}>
            {optionOf(type, field.name, option)}
          </option>
        )),
      );
    case "time":
      return frame(
        <input
          id={id}
          type="time"
          value={textOf(value)}
          aria-describedby={described}
          onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
          className="field h-8 w-full px-2.5 coarse:h-11 coarse:text-lg"
        />,
      );
    case "variable":
      return frame(
        <VariableBox id={id} value={textOf(value)} describedBy={described} onChange={onChange} onDeclare={onDeclare} />,
      );
    case "list":
      return (
        <ListBox
          type={type}
          field={field}
          label={label}
          hint={hint}
          error={error}
          value={value}
          names={names}
          onChange={onChange}
          onDeclare={onDeclare}
        />
      );
    case "texts":
      return frame(
        <Words
          id={id}
          values={Array.isArray(value) ? value.map(textOf) : []}
          describedBy={described}
          onChange={onChange}
        />,
      );
    case "tags":
      return (
        <Field id={id} label={label} hint={hint} error={error}>
          <TagsBox id={id} values={Array.isArray(value) ? value.map(textOf) : []} onChange={onChange} />
        </Field>
      );
    case "department":
      return select(
        <>
          <option value="">{t("flow.anyDepartment")}</option>
          <Departments />
        </>,
      );
    case "user":
      return select(
        <>
          <option value="">{t("flow.form.nobody")}</option>
          <People />
        </>,
      );
    case "flow":
      return select(
        <>
          <option value="">{t("flow.form.choose")}</option>
          <Flows />
        </>,
      );
    case "block":
      return frame(
        <BlockSelect
          id={id}
          value={textOf(value)}
          none={t("flow.form.choose")}
          describedBy={described}
          onChange={(chosen) => onChange(chosen === "" && field.is_nullable ? null : chosen)}
        />,
      );
    case "secret":
      return select(
        <>
          <option value="">{t("flow.form.choose")}</option>
          <Secrets known={textOf(value)} />
        </>,
      );
    case "clinic":
      return select(<Clinics known={textOf(value)} />);
    case "custom_field":
      return frame(
        <CustomerFieldBox id={id} field={field} value={textOf(value)} describedBy={described} onChange={onChange} />,
      );
    case "media":
      return <MediaField label={label} hint={hint} value={textOf(value)} onChange={onChange} />;
    default:
      // Known by an id or a name that has no list here yet.
      return frame(
        <input
          id={id}
          value={textOf(value)}
          aria-describedby={described}
          onChange={(event) => onChange(event.target.value === "" && field.is_nullable ? null : event.target.value)}
          className="field h-8 w-full px-2.5 coarse:h-11 coarse:text-lg"
        />,
      );
  }
}

type NumberProps = {
  id: string;
  field: BlockField;
  value: unknown;
  describedBy: string | undefined;
  onChange(value: number | null): void;
};

/** What is typed counts when it is a number; a field that is empty for a moment takes no way out away. */
function NumberBox({ id, field, value, describedBy, onChange }: NumberProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState<string>();
  const min = field.min ?? undefined;
  const max = field.max ?? undefined;
  const shown = written ?? textOf(value);
  const number = Number(shown);
  const isWrong =
    shown.trim() !== "" &&
    (!Number.isInteger(number) || (min !== undefined && number < min) || (max !== undefined && number > max));
  return (
    <>
      <input
        id={id}
        inputMode="numeric"
        value={shown}
        aria-invalid={isWrong || undefined}
        aria-describedby={describedBy}
        onChange={(event) => {
          setWritten(event.target.value);
          const next = Number(event.target.value);
          if (event.target.value.trim() !== "" && Number.isInteger(next)) {
            onChange(next);
          }
        }}
        onBlur={() => {
          if (shown.trim() === "") {
            onChange(field.is_nullable ? null : (min ?? 0));
          }
          setWritten(undefined);
        }}
        className="field h-8 w-28 px-2.5 coarse:h-11 coarse:text-lg"
      />
      {isWrong && (
        <p className="text-destructive text-xs">{t("flow.form.between", { min: min ?? 0, max: max ?? "∞" })}</p>
      )}
    </>
  );
}

type VariableProps = {
  id: string;
  value: string;
  describedBy: string | undefined;
  onChange(value: string): void;
  onDeclare(variable: string): void;
};

/** One of the flow's variables, or a new one: what is written here exists from then on. */
function VariableBox({ id, value, describedBy, onChange, onDeclare }: VariableProps) {
  const { t } = useTranslation();
  const { draft } = useEditor();
  const known = draft.variables.some((variable) => variable.name === value);
  const valid = isVariableName(value);
  return (
    <>
      <input
        id={id}
        list={`${id}-names`}
        value={value}
        spellCheck={false}
        autoCapitalize="none"
        maxLength={40}
        aria-describedby={describedBy}
        aria-invalid={(value !== "" && !valid) || undefined}
        placeholder={t("flow.variables.example")}
        onChange={(event) => onChange(event.target.value.toLowerCase().replaceAll(/[\s-]+/g, "_"))}
        onBlur={() => {
          if (valid && !known) {
            onDeclare(value);
          }
        }}
        className="field h-8 w-full px-2.5 coarse:h-11 coarse:text-lg"
      />
      <datalist id={`${id}-names`}>
        {draft.variables.map((variable) => (
          <option key={variable.name} value={variable.name} />
        ))}
      </datalist>
      {value !== "" && !valid && <p className="text-destructive text-xs">{t("flow.variables.form")}</p>}
    </>
  );
}

type ListProps = ControlProps & { label: string; hint: string | undefined; error: string | undefined };

const BUTTONS = 3;
const BUTTON_TITLE = 20;

function ListBox({ type, field, label, hint, error, value, names, onChange, onDeclare }: ListProps) {
  const { t } = useTranslation();
  const items = itemsOf(value);
  const most = field.max ?? Number.POSITIVE_INFINITY;
  // WhatsApp shows up to three as buttons, whose titles are shorter than a list's.
  const isChoice =
    field.fields.some((one) => one.name === "label") && field.fields.some((one) => one.name === "synonyms");
  const asButtons = isChoice && items.length <= BUTTONS && items.every((item) => !item.description);
  const change = (index: number, item: Settings) => onChange(items.map((one, at) => (at === index ? item : one)));
  const moved = (index: number, by: number) => {
    const next = [...items];
    const [item] = next.splice(index, 1);
    if (item) {
      next.splice(index + by, 0, item);
    }
    onChange(next);
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {(error || hint) && (
        <p className={error ? "text-destructive text-xs" : "text-muted-foreground text-xs"}>{error || hint}</p>
      )}
      {isChoice && items.length > 0 && (
        <p className="text-muted-foreground text-xs">
          {asButtons ? t("flow.form.asButtons") : items.length <= 10 ? t("flow.form.asList") : t("flow.form.asPages")}
        </p>
      )}
      {items.map((item, index) => (
        <div
          key={textOf(item.id) || index}
          className="relative flex flex-col gap-2 rounded-lg border bg-background p-2.5"
        >
          <div className="-mb-1 flex items-center gap-0.5">
            <span className="tabular min-w-0 flex-1 text-muted-foreground text-xs">{index + 1}</span>
            <IconButton
              icon={ArrowUp}
              size="sm"
              label={t("flow.form.up", { number: index + 1 })}
              disabled={index === 0}
              onClick={() => moved(index, -1)}
            />
            <IconButton
              icon={ArrowDown}
              size="sm"
              label={t("flow.form.down", { number: index + 1 })}
              disabled={index === items.length - 1}
              onClick={() => moved(index, 1)}
            />
            <IconButton
              icon={Trash2}
              size="sm"
              label={t("flow.form.remove", { number: index + 1 })}
              disabled={items.length <= (field.min ?? 0)}
              onClick={() => onChange(items.filter((_, at) => at !== index))}
            />
          </div>
          <SettingsForm
            type={type}
            fields={field.fields}
            settings={item}
            names={names}
            limits={asButtons ? { label: BUTTON_TITLE } : undefined}
            onChange={(changed) => change(index, changed)}
            onDeclare={onDeclare}
          />
        </div>
      ))}
      <Button
        look="soft"
        size="sm"
        disabled={items.length >= most}
        className="self-start"
        onClick={() => onChange([...items, newItem(field.fields)])}
      >
        <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
        {t("flow.form.add")}
      </Button>
    </fieldset>
  );
}

type WordsProps = {
  id: string;
  values: readonly string[];
  describedBy?: string;
  maxLength?: number;
  onChange(values: string[]): void;
};

/** Several words, each a chip; a comma or Enter ends one. */
export function Words({ id, values, describedBy, maxLength = 40, onChange }: WordsProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState("");
  const keep = (text: string) => {
    const more = text
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== "" && !values.includes(word));
    if (more.length > 0) {
      onChange([...values, ...more]);
    }
    setWritten("");
  };
  return (
    <div className="field flex flex-wrap items-center gap-1 px-1.5 py-1">
      {values.map((word) => (
        <span key={word} className="flex items-center gap-0.5 rounded-sm bg-muted py-0.5 pr-0.5 pl-2 text-sm">
          {word}
          <button
            type="button"
            aria-label={t("flow.form.removeWord", { word })}
            onClick={() => onChange(values.filter((other) => other !== word))}
            className="flex size-5 items-center justify-center rounded-sm text-muted-foreground hover:text-foreground"
          >
            <X aria-hidden="true" className="size-3" />
          </button>
        </span>
      ))}
      <input
        id={id}
        value={written}
        maxLength={maxLength}
        aria-describedby={describedBy}
        onChange={(event) =>
          event.target.value.includes(",") ? keep(event.target.value) : setWritten(event.target.value)
        }
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            keep(written);
          } else if (event.key === "Backspace" && written === "") {
            onChange(values.slice(0, -1));
          }
        }}
        onBlur={() => keep(written)}
        className="h-6 min-w-16 flex-1 bg-transparent px-1 outline-none coarse:text-lg"
      />
    </div>
  );
}

function TagsBox({
  id,
  values,
  onChange,
}: {
  id: string;
  values: readonly string[];
  onChange(values: string[]): void;
}) {
  const { t } = useTranslation();
  const tags = useTags().data ?? [];
  return (
    <div className="flex flex-col gap-1.5">
      {values.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {values.map((name) => (
            <span key={name} className="flex items-center gap-0.5 rounded-sm bg-muted py-0.5 pr-0.5 pl-2 text-sm">
              {name}
              <button
                type="button"
                aria-label={t("flow.form.removeWord", { word: name })}
                onClick={() => onChange(values.filter((other) => other !== name))}
                className="flex size-5 items-center justify-center rounded-sm text-muted-foreground hover:text-foreground"
              >
                <X aria-hidden="true" className="size-3" />
              </button>
            </span>
          ))}
        </div>
      )}
      <Select
        id={id}
        value=""
        onChange={(event) => event.target.value && onChange([...values, event.target.value])}
        className="field h-8 pr-9 pl-2.5 coarse:h-11 coarse:text-lg"
      >
        <option value="">{t("flow.form.addTag")}</option>
        {tags
          .filter((tag) => !values.includes(tag.name))
          .map((tag) => (
            <option key={tag.name} value={tag.name}>
              {tag.name}
            </option>
          ))}
      </Select>
    </div>
  );
}

function Departments() {
  return (useDepartments().data ?? []).map((one) => (
    <option key={one.id} value={one.id}>
      {one.name}
    </option>
  ));
}

function People() {
  return (useUsers().data ?? []).map((one) => (
    <option key={one.id} value={one.id}>
      {one.full_name}
    </option>
  ));
}

/** @param known what the block names, also when it is there no more */
function Secrets({ known }: { known: string }) {
  const names = (useSecrets().data ?? []).map((one) => one.name);
  return [...new Set([...names, known])]
    .filter((name) => name !== "")
    .map((name) => (
      <option key={name} value={name}>
        {name}
      </option>
    ));
}

/** @param known what the block names, also when it is there no more */
function Clinics({ known }: { known: string }) {
  const { t } = useTranslation();
  const clinics = useClinics().data ?? [];
  const first = clinics.toSorted((a, b) => a.created_at.localeCompare(b.created_at))[0];
  return (
    <>
      <option value="">
        {first
          ? t(clinics.length === 1 ? "flow.form.onlyClinic" : "flow.form.firstClinic", { name: first.name })
          : t("flow.form.noClinic")}
      </option>
      {clinics.map((one) => (
        <option key={one.clinic_id} value={one.clinic_id}>
          {one.name}
        </option>
      ))}
      {known && !clinics.some((one) => one.clinic_id === known) && <option value={known}>{known}</option>}
    </>
  );
}

const ANOTHER = "\u0000";

/** A field of customers' records: one that records have, or another name. */
function CustomerFieldBox({
  id,
  field,
  value,
  describedBy,
  onChange,
}: Omit<NumberProps, "onChange"> & { value: string; onChange(value: string): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const [writes, setWrites] = useState(false);
  const known = useQuery({
    queryKey: [...flowKeys.all, "customer-fields"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/bot/customer-fields", { signal })).data,
  });
  if (known.data?.length === 0 || writes) {
    return (
      <input
        id={id}
        value={value}
        maxLength={field.max ?? undefined}
        aria-describedby={describedBy}
        // biome-ignore lint/a11y/noAutofocus: whoever asked for another name came to write it
        autoFocus={writes}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => setWrites(false)}
        className="field h-8 w-full px-2.5 coarse:h-11 coarse:text-lg"
      />
    );
  }
  return (
    <Select
      id={id}
      value={value}
      aria-describedby={describedBy}
      onChange={(event) => {
        if (event.target.value === ANOTHER) {
          setWrites(true);
        } else {
          onChange(event.target.value);
        }
      }}
      className="field h-8 pr-9 pl-2.5 coarse:h-11 coarse:text-lg"
    >
      <option value="">{t("flow.form.choose")}</option>
      {[...new Set([...(known.data ?? []), value])]
        .filter((name) => name !== "")
        .map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      <option value={ANOTHER}>{t("flow.form.another")}</option>
    </Select>
  );
}

function Flows() {
  const { flow } = useEditor();
  return (useFlows().data ?? [])
    .filter((one) => one.id !== flow.id)
    .map((one) => (
      <option key={one.id} value={one.id}>
        {one.name}
      </option>
    ));
}

type BlockSelectProps = {
  id: string;
  value: string;
  /** What an empty value means; without words there is none. */
  none?: string;
  describedBy?: string;
  onChange(id: string): void;
};

const SHOWN_SIGNS = 48;

/** One of the flow's blocks, by what it is and says. There may be thousands: they are listed when somebody looks. */
export function BlockSelect({ id, value, none, describedBy, onChange }: BlockSelectProps) {
  const { draft, types } = useEditor();
  const [looked, setLooked] = useState(false);
  const look = () => setLooked(true);
  const shown = looked ? draft.blocks : draft.blocks.filter((block) => block.id === value);
  return (
    <Select
      id={id}
      value={value}
      aria-describedby={describedBy}
      onPointerDown={look}
      onFocus={look}
      onBlur={() => setLooked(false)}
      onChange={(event) => onChange(event.target.value)}
      className="field h-8 pr-9 pl-2.5 coarse:h-11 coarse:text-lg"
    >
      {none !== undefined && <option value="">{none}</option>}
      {shown.map((block) => {
        const field = headlineOf(types.data.find((type) => type.name === block.type));
        const said = field ? textOf(block.settings[field.name]).replaceAll("\n", " ") : "";
        return (
          <option key={block.id} value={block.id}>
            {said ? `${titleOf(block.type)}: ${said.slice(0, SHOWN_SIGNS)}` : titleOf(block.type)}
          </option>
        );
      })}
    </Select>
  );
}
