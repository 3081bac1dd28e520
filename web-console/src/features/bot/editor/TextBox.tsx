import { Braces } from "lucide-react";
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../shared/ui/classes";
import { useEditor } from "./session";

type TextBoxProps = {
  label: string;
  value: string;
  maxLength?: number;
  takesVariables: boolean;
  /** What stands for something here besides variables. */
  names: readonly string[];
  isLong?: boolean;
  isCode?: boolean;
  autoFocus?: boolean;
  id?: string;
  describedBy?: string;
  invalid?: boolean;
  onChange(text: string): void;
  onDone?(): void;
};

/** Near enough to the limit that one wants to know. */
const NEAR = 0.7;

/** A text with names in double braces, which are offered as one types them, and how much of it there may be. */
export function TextBox(props: TextBoxProps) {
  const { label, value, maxLength, takesVariables, isLong, isCode, onChange, onDone } = props;
  const { t } = useTranslation();
  const { draft, types } = useEditor();
  const box = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const list = useId();
  const [typed, setTyped] = useState<{ from: number; part: string }>();
  const [at, setAt] = useState(0);
  const caret = useRef<number>(undefined);

  const offered = typed
    ? [...draft.variables.map((variable) => variable.name), ...types.variables, ...props.names]
        .filter((name, index, all) => all.indexOf(name) === index && name.includes(typed.part))
        .slice(0, 8)
    : [];
  const current = offered[Math.min(at, offered.length - 1)];

  const look = () => {
    const element = box.current;
    if (!element || !takesVariables) {
      return;
    }
    const before = element.value.slice(0, element.selectionStart ?? 0);
    const open = /\{\{\s*([a-z0-9_.]*)$/.exec(before);
    setTyped(open ? { from: before.length - (open[1]?.length ?? 0), part: open[1] ?? "" } : undefined);
    setAt(0);
  };

  const insert = (name: string) => {
    const element = box.current;
    if (!element || !typed) {
      return;
    }
    const end = element.selectionStart ?? typed.from;
    const after = value.slice(end).replace(/^\s*\}\}/, "");
    caret.current = typed.from + name.length + 2;
    onChange(`${value.slice(0, typed.from)}${name}}}${after}`);
    setTyped(undefined);
  };

  const begin = () => {
    const element = box.current;
    const place = element?.selectionStart ?? value.length;
    caret.current = place + 2;
    onChange(`${value.slice(0, place)}{{${value.slice(place)}`);
    setTyped({ from: place + 2, part: "" });
    element?.focus();
  };

  // Where one goes on after a name was put in.
  useLayoutEffect(() => {
    if (caret.current !== undefined && value) {
      box.current?.setSelectionRange(caret.current, caret.current);
      caret.current = undefined;
    }
  }, [value]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (current !== undefined && ["Enter", "Tab"].includes(event.key)) {
      event.preventDefault();
      insert(current);
    } else if (offered.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      setAt((at + (event.key === "ArrowDown" ? 1 : -1) + offered.length) % offered.length);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (typed) {
        setTyped(undefined);
      } else {
        onDone?.();
      }
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onDone?.();
    }
  };

  const over = maxLength !== undefined && value.length > maxLength;
  const common = {
    ref: box,
    id: props.id,
    value,
    "aria-label": props.id ? undefined : label,
    "aria-autocomplete": takesVariables ? ("list" as const) : undefined,
    "aria-controls": offered.length > 0 ? list : undefined,
    "aria-activedescendant": current === undefined ? undefined : `${list}-${current}`,
    "aria-invalid": over || props.invalid || undefined,
    "aria-describedby": props.describedBy,
    spellCheck: !isCode,
    autoFocus: props.autoFocus,
    onChange: (event: { target: { value: string } }) => {
      onChange(event.target.value);
      look();
    },
    onKeyUp: (event: KeyboardEvent) => {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
        look();
      }
    },
    onClick: look,
    onKeyDown,
    onBlur: () => {
      setTyped(undefined);
      onDone?.();
    },
  };

  return (
    <div className="relative">
      {isLong || isCode ? (
        <textarea
          {...common}
          className={classes(
            "field field-sizing-content block max-h-72 w-full resize-none px-2.5 py-1.5 coarse:text-lg",
            isCode ? "min-h-24 font-mono text-sm" : "min-h-16",
            takesVariables && "pr-8",
          )}
        />
      ) : (
        <input
          {...common}
          className={classes("field h-8 w-full px-2.5 coarse:h-11 coarse:text-lg", takesVariables && "pr-8")}
        />
      )}
      {takesVariables && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t("flow.variables.insert")}
          title={t("flow.variables.insert")}
          // Before the text loses the focus, and with it the place of what is put in.
          onPointerDown={(event) => {
            event.preventDefault();
            begin();
          }}
          className="absolute top-1 right-1 flex size-6 items-center justify-center rounded-sm text-muted-foreground hover:bg-muted hover:text-foreground"
        >
          <Braces aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        </button>
      )}
      {maxLength !== undefined && value.length >= maxLength * NEAR && (
        <p className={classes("tabular mt-1 text-right text-xs", over ? "text-destructive" : "text-muted-foreground")}>
          {t("flow.length", { length: value.length, most: maxLength })}
        </p>
      )}
      {offered.length > 0 && (
        <div
          id={list}
          role="listbox"
          aria-label={t("flow.variables.insert")}
          className="absolute inset-x-0 top-full z-30 mt-1 max-h-52 overflow-y-auto rounded-lg bg-popover p-1 shadow-float"
        >
          {offered.map((name) => (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the text
            <div
              key={name}
              id={`${list}-${name}`}
              role="option"
              aria-selected={name === current}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => insert(name)}
              className={classes(
                "cursor-pointer truncate rounded-sm px-2 py-1.5 text-sm",
                name === current && "bg-muted",
              )}
            >
              {name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
