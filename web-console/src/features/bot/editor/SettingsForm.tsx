import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { BlockField } from "../../../shared/api/types";
import { Button } from "../../../shared/ui/Button";
import { Field, Select } from "../../../shared/ui/Field";
import { IconButton } from "../../../shared/ui/IconButton";
import { Switch } from "../../../shared/ui/Switch";
import { BlockSelect } from "./BlockSelect";
import { CustomerFieldBox } from "./CustomerFieldBox";
import { fieldHint, labelOf, optionOf } from "./describe";
import { holds, itemsOf, newItem, type Settings, textOf } from "./graph";
import { MediaField } from "./MediaField";
import { NumberBox } from "./NumberBox";
import { Clinics, Departments, Flows, People, Secrets } from "./options";
import { TagsBox } from "./TagsBox";
import { TextBox } from "./TextBox";
import { VariableBox } from "./VariableBox";
import { Words } from "./Words";

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
