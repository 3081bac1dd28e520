import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../shared/api/useSave";
import { speak } from "../../shared/i18n/i18n";
import { useEnterSends } from "../../shared/preferences";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Card } from "../../shared/ui/Card";
import { classes } from "../../shared/ui/classes";
import { TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { LanguageField } from "../../shared/ui/LanguageField";
import { Page } from "../../shared/ui/Page";
import { NewPasswordField, PasswordField } from "../../shared/ui/PasswordField";
import { Switch } from "../../shared/ui/Switch";
import { toasts } from "../../shared/ui/Toasts";
import { setTheme, type Theme, useTheme } from "../../shared/ui/theme";
import { ActivityCard } from "./ActivityCard";
import { PictureEditor } from "./PictureEditor";
import { SecondFactorCard } from "./SecondFactorCard";
import { SessionsCard } from "./SessionsCard";

export function ProfilePage() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { api } = useServices();
  const theme = useTheme();
  const [enterSends, setEnterSends] = useEnterSends();
  return (
    <Page title={t("settings.profile")}>
      <div className="flex flex-col gap-4">
        <Person />
        <Card title={t("profile.look")}>
          <fieldset>
            <legend className="mb-1.5 font-medium text-sm">{t("settings.theme")}</legend>
            <div className="grid grid-cols-3 gap-2">
              {(["system", "light", "dark"] as const).map((choice) => (
                <ThemeChoice key={choice} choice={choice} chosen={theme === choice} />
              ))}
            </div>
          </fieldset>
          <LanguageField
            label={t("settings.language")}
            value={i18n.language}
            onChange={(code) => {
              void speak(code);
              // Mails to this person speak it too. The console does not wait for it, and does not need it.
              api.patch("/api/v1/users/{id}", { locale: code }, { path: { id: me.id } }).catch(() => undefined);
            }}
            className="mt-4 max-w-xs"
          />
        </Card>
        <Card title={t("profile.writing")}>
          <Switch
            checked={enterSends}
            onChange={setEnterSends}
            label={t("profile.enterSends")}
            hint={t("profile.enterSendsHint")}
          />
        </Card>
        <Password />
        <SecondFactorCard />
        <SessionsCard />
        <ActivityCard />
      </div>
    </Page>
  );
}

function Person() {
  const { t } = useTranslation();
  const me = useMe();
  const { api, cache } = useServices();
  const [name, setName] = useState(me.full_name);
  const { busy, failure, fields, save } = useSave(async () => {
    await api.patch("/api/v1/users/{id}", { full_name: name.trim() }, { path: { id: me.id } });
    await cache.invalidateQueries({ queryKey: ["me"] });
    toasts.add({ title: t("settings.saved") });
  });
  return (
    <Card title={t("profile.you")}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <PictureEditor />
        <TextField
          label={t("users.name")}
          value={name}
          maxLength={200}
          required
          error={fields.full_name}
          onChange={(event) => setName(event.target.value)}
          className="max-w-md"
        />
        <FormError failure={failure} fields={fields} />
        <div>
          <Button type="submit" look="primary" busy={busy} disabled={!name.trim() || name.trim() === me.full_name}>
            {t("common.save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function ThemeChoice({ choice, chosen }: { choice: Theme; chosen: boolean }) {
  const { t } = useTranslation();
  return (
    <label
      className={classes(
        "flex cursor-pointer flex-col gap-2 rounded-lg border p-2 has-focus-visible:ring-2 has-focus-visible:ring-ring",
        chosen ? "border-primary bg-accent" : "hover:bg-muted",
      )}
    >
      <input type="radio" name="theme" checked={chosen} onChange={() => setTheme(choice)} className="sr-only" />
      <span aria-hidden="true" className="flex h-14 overflow-hidden rounded-md border">
        {(choice === "system" ? (["light", "dark"] as const) : [choice]).map((face) => (
          <span key={face} data-theme={face} className="flex flex-1 flex-col justify-end gap-1 bg-thread p-1.5">
            <span className="h-2 w-3/5 rounded-full bg-muted-foreground/40" />
            <span className="h-2 w-2/5 self-end rounded-full bg-primary" />
          </span>
        ))}
      </span>
      <span className="text-center text-sm">{t(`settings.themes.${choice}`)}</span>
    </label>
  );
}

function Password() {
  const { t } = useTranslation();
  const me = useMe();
  const { api, session } = useServices();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const { busy, failure, fields, save } = useSave(async () => {
    await api.patch("/api/v1/users/{id}", { password: next, current_password: current }, { path: { id: me.id } });
    // A new password ends every session, this one too.
    session.end();
  });
  return (
    <Card title={t("profile.password")}>
      <form
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void save();
        }}
      >
        <input type="text" autoComplete="username" value={me.email} readOnly hidden />
        <PasswordField
          label={t("profile.currentPassword")}
          autoComplete="current-password"
          value={current}
          error={fields.current_password}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <NewPasswordField
          label={t("profile.newPassword")}
          value={next}
          error={fields.password}
          onChange={(event) => setNext(event.target.value)}
        />
        <FormError failure={failure} fields={fields} />
        <div>
          <Button type="submit" busy={busy} disabled={!current || next.length < 10}>
            {t("profile.changePassword")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
