import { Eye, EyeOff } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { askWithoutSession } from "../../shared/api/client";
import { Offline, Problem } from "../../shared/api/problem";
import type { CurrentUser } from "../../shared/api/types";
import { isLanguage, LANGUAGES, speak } from "../../shared/i18n/i18n";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { TextField } from "../../shared/ui/Field";
import { Logo } from "../../shared/ui/Logo";

export function Login({ onDone }: { onDone(): void }) {
  const { t, i18n } = useTranslation();
  const { session, cache } = useServices();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [shown, setShown] = useState(false);
  const passwordId = useId();

  async function logIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await askWithoutSession("/api/v1/auth/login", {
        email: String(form.get("email") ?? "").trim(),
        password: String(form.get("password") ?? ""),
      });
      cache.clear();
      cache.setQueryData<CurrentUser>(["me"], answer.user);
      session.begin(answer);
      onDone();
    } catch (error) {
      setFailure(t(reasonOf(error)));
      setBusy(false);
    }
  }

  return (
    <main className="flex h-dvh flex-col items-center overflow-y-auto bg-muted px-4 py-8">
      <div className="my-auto w-full max-w-sm">
        <div className="mb-6 flex items-center justify-center gap-3">
          <Logo className="size-10" />
          <h1 className="font-semibold text-2xl tracking-tight">Balcão</h1>
        </div>
        <form onSubmit={logIn} className="flex flex-col gap-4 rounded-xl border bg-card p-6 shadow-float">
          <p className="text-muted-foreground">{t("login.welcome")}</p>
          <TextField
            label={t("login.email")}
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            // The page has one purpose, and this is where it begins.
            autoFocus
          />
          <div className="flex flex-col gap-1.5">
            <label htmlFor={passwordId} className="font-medium text-sm">
              {t("login.password")}
            </label>
            <div className="field flex h-9 items-center coarse:h-11">
              <input
                id={passwordId}
                name="password"
                type={shown ? "text" : "password"}
                autoComplete="current-password"
                required
                className="h-full min-w-0 flex-1 bg-transparent pl-3 outline-none coarse:text-lg"
              />
              <button
                type="button"
                onClick={() => setShown(!shown)}
                aria-label={shown ? t("login.hide") : t("login.show")}
                aria-pressed={shown}
                className="flex h-full items-center px-2.5 text-muted-foreground hover:text-foreground"
              >
                {shown ? (
                  <EyeOff aria-hidden="true" className="size-4" strokeWidth={1.75} />
                ) : (
                  <Eye aria-hidden="true" className="size-4" strokeWidth={1.75} />
                )}
              </button>
            </div>
          </div>
          {failure && (
            <p role="alert" className="rounded-md bg-destructive-soft px-3 py-2 text-destructive text-sm">
              {failure}
            </p>
          )}
          <Button type="submit" look="primary" size="lg" busy={busy} className="mt-1 w-full">
            {t("login.enter")}
          </Button>
        </form>
        <div className="mt-5 flex justify-center">
          <select
            aria-label={t("settings.language")}
            value={i18n.language}
            onChange={(event) => {
              if (isLanguage(event.target.value)) {
                void speak(event.target.value);
              }
            }}
            className="rounded-md bg-transparent px-2 py-1 text-muted-foreground text-sm hover:text-foreground"
          >
            {LANGUAGES.map((language) => (
              <option key={language.code} value={language.code}>
                {language.name}
              </option>
            ))}
          </select>
        </div>
      </div>
    </main>
  );
}

function reasonOf(error: unknown) {
  if (error instanceof Offline) {
    return "errors.offline";
  }
  if (error instanceof Problem) {
    switch (error.status) {
      case 401:
      case 422:
        return "login.wrong";
      case 429:
        return "login.tooMany";
      default:
        return "errors.server";
    }
  }
  return "errors.unexpected";
}
