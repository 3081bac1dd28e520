import { useQuery } from "@tanstack/react-query";
import { Link, useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../shared/api/problem";
import type { BotMenu } from "../../shared/api/types";
import { useDepartments } from "../../shared/api/useDirectory";
import { useSave } from "../../shared/api/useSave";
import { newMenu } from "../../shared/bot/newMenu";
import { may } from "../../shared/permissions";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { QuietCounter } from "../../shared/ui/drawings";
import { AreaField, SelectField, TextField } from "../../shared/ui/Field";
import { Appearing, Empty, Failed, Skeleton, useReason } from "../../shared/ui/States";
import { toasts } from "../../shared/ui/Toasts";
import { LIMITS, words } from "./menu";
import { OptionsEditor } from "./OptionsEditor";
import { Part } from "./Part";
import { PhonePreview } from "./PhonePreview";

const KEY = ["bot", "config"] as const;

/** What the bot says, and beside it how that looks on the customer's phone. */
export function BotMenuPage() {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const me = useMe();
  const edits = may(me, "edit_bot");
  const reads = me.role !== "attendant" || edits;
  const query = useQuery({
    queryKey: KEY,
    enabled: reads,
    queryFn: async ({ signal }) => (await api.get("/api/v1/bot/config", { signal })).data,
  });
  const menu = query.data?.find((entry) => entry.key === "menu");
  const departments = useDepartments().data ?? [];
  const beginning = useSave(async () => {
    await api.put("/api/v1/bot/config/{key}", { value: newMenu(t, departments) }, { path: { key: "menu" } });
    await cache.invalidateQueries({ queryKey: KEY });
  });

  if (!reads) {
    return (
      <main className="h-full">
        <Empty drawing={<QuietCounter />} title={t("settings.adminsOnly")} text={t("settings.adminsOnlyHint")} />
      </main>
    );
  }
  if (menu) {
    return <Editor published={menu.value} readOnly={!edits} />;
  }
  return (
    <main className="h-full">
      {query.isError ? (
        <Failed error={query.error} title={t("bot.failed")} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Appearing className="mx-auto flex max-w-2xl flex-col gap-4 p-8">
          <Skeleton className="h-8 w-40" />
          <Skeleton className="h-40" />
          <Skeleton className="h-64" />
        </Appearing>
      ) : (
        <Empty
          drawing={<QuietCounter />}
          title={t("bot.none")}
          action={
            me.role === "admin" && departments.length > 0 ? (
              <Button look="primary" busy={beginning.busy} onClick={() => void beginning.save()}>
                {t("bot.begin")}
              </Button>
            ) : undefined
          }
          text={departments.length > 0 ? undefined : t("bot.needsDepartments")}
        />
      )}
    </main>
  );
}

function Editor({ published, readOnly }: { published: BotMenu; readOnly: boolean }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const departments = useDepartments().data ?? [];
  const [saved, setSaved] = useState(published);
  const [menu, setMenu] = useState(published);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const reason = useReason(failure);
  const errors = failure instanceof Problem ? failure.fields : {};
  const changed = JSON.stringify(menu) !== JSON.stringify(saved);
  // What a colleague publishes meanwhile is taken in, unless that would undo what is being written here.
  if (published !== saved && !changed) {
    setSaved(published);
    setMenu(published);
  }
  const errorOf = (path: string) => errors[`value.${path}`] ?? errors[path];

  useBlocker({
    shouldBlockFn: () => changed && !confirm(t("bot.leave")),
    enableBeforeUnload: changed,
  });

  const set = <K extends keyof BotMenu>(key: K, value: BotMenu[K]) => setMenu((known) => ({ ...known, [key]: value }));
  const area = (
    key:
      | "greeting"
      | "menu_text"
      | "handover_text"
      | "away_text"
      | "invalid_choice_text"
      | "closing_text"
      | "takeover_text"
      | "transfer_text",
  ) => (
    <AreaField
      label={t(`bot.${key}`)}
      hint={t(`bot.hints.${key}`, {
        department: "{{department}}",
        attendant: "{{attendant}}",
        opens_at: "{{opens_at}}",
        holiday: "{{holiday}}",
        position: "{{position}}",
        wait: "{{expectedWait}}",
      })}
      value={menu[key]}
      maxLength={1024}
      error={errorOf(key)}
      onChange={(event) => set(key, event.target.value)}
    />
  );

  async function save() {
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await api.put("/api/v1/bot/config/{key}", { value: menu }, { path: { key: "menu" } });
      setSaved(answer.value);
      setMenu(answer.value);
      await cache.invalidateQueries({ queryKey: KEY });
      toasts.add({ title: t("bot.saved") });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className="flex h-full min-h-0">
      <form
        className="flex min-w-0 flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="min-h-0 flex-1 overflow-y-auto">
          <fieldset
            disabled={readOnly}
            className="mx-auto flex w-full min-w-0 max-w-2xl flex-col gap-4 px-4 py-6 pane:px-8"
          >
            <header>
              <h1 className="font-semibold text-xl">{t("bot.title")}</h1>
              <p className="mt-0.5 text-muted-foreground">{readOnly ? t("bot.readOnly") : t("bot.description")}</p>
            </header>
            <Part title={t("bot.parts.welcome")}>
              {area("greeting")}
              {area("menu_text")}
            </Part>
            <Part
              title={t("bot.parts.options")}
              description={t("bot.optionsHint", { count: menu.options.length, most: LIMITS.options })}
            >
              <OptionsEditor
                menu={menu}
                departments={departments}
                errorOf={errorOf}
                onChange={(options) => set("options", options)}
              />
              <TextField
                label={t("bot.button_label")}
                hint={t("bot.hints.button_label")}
                value={menu.button_label}
                maxLength={LIMITS.buttonLabel}
                error={errorOf("button_label")}
                onChange={(event) => set("button_label", event.target.value)}
              />
            </Part>
            <Part title={t("bot.parts.misunderstood")}>
              {area("invalid_choice_text")}
              <SelectField
                label={t("bot.max_invalid_choices")}
                value={String(menu.max_invalid_choices)}
                onChange={(value) => set("max_invalid_choices", Number(value))}
                className="max-w-xs"
              >
                {[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => (
                  <option key={count} value={count}>
                    {t("bot.tries", { count })}
                  </option>
                ))}
              </SelectField>
            </Part>
            <Part title={t("bot.parts.handover")}>
              {area("handover_text")}
              {area("takeover_text")}
              {area("transfer_text")}
              {area("closing_text")}
            </Part>
            <Part title={t("bot.parts.hours")}>
              <p className="text-muted-foreground text-sm">
                {t("bot.hoursElsewhere")}{" "}
                <Link to="/settings/hours" className="font-medium text-primary-ink hover:underline">
                  {t("bot.toHours")}
                </Link>
              </p>
              {area("away_text")}
            </Part>
            <Part title={t("bot.parts.words")} description={t("bot.wordsHint")}>
              <WordsField
                label={t("bot.back_to_menu_words")}
                words={menu.back_to_menu_words}
                onChange={(list) => set("back_to_menu_words", list)}
              />
              <WordsField
                label={t("bot.human_words")}
                words={menu.human_words}
                onChange={(list) => set("human_words", list)}
              />
            </Part>
          </fieldset>
        </div>
        {changed && !readOnly && (
          <footer className="flex shrink-0 flex-wrap items-center justify-end gap-x-3 gap-y-2 border-t bg-card px-4 py-3">
            <p role={failure === undefined ? undefined : "alert"} className="w-full text-sm pane:mr-auto pane:w-auto">
              {failure === undefined ? (
                <span className="text-muted-foreground">{t("bot.unsaved")}</span>
              ) : (
                <span className="text-destructive">
                  {Object.keys(errors).length > 0 ? t("bot.fieldsWrong") : reason}
                </span>
              )}
            </p>
            <Button
              onClick={() => {
                setMenu(saved);
                setFailure(undefined);
              }}
            >
              {t("bot.discard")}
            </Button>
            <Button type="submit" look="primary" busy={busy}>
              {t("bot.publish")}
            </Button>
          </footer>
        )}
      </form>
      <div className="hidden w-[360px] shrink-0 overflow-y-auto border-l bg-thread p-6 panel:block">
        <PhonePreview menu={menu} departments={departments} />
      </div>
    </main>
  );
}

type WordsFieldProps = { label: string; words: readonly string[]; onChange(words: string[]): void };

function WordsField({ label, words: list, onChange }: WordsFieldProps) {
  const [text, setText] = useState(list.join(", "));
  return (
    <TextField
      label={label}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(words(event.target.value));
      }}
    />
  );
}
