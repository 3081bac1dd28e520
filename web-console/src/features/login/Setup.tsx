import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { askWithoutSession } from "../../shared/api/client";
import { Problem } from "../../shared/api/problem";
import type { CurrentUser } from "../../shared/api/types";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { TextField } from "../../shared/ui/Field";
import { Logo } from "../../shared/ui/Logo";
import { useReason } from "../../shared/ui/States";

/** The first start of an installation: the organization and its first administrator. Reached by a link in the log. */
export function Setup({ token, onDone }: { token: string; onDone(): void }) {
  const { t } = useTranslation();
  const { session, cache } = useServices();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const reason = useReason(failure);
  const fields = failure instanceof Problem ? failure.fields : {};
  const spent = failure instanceof Problem && (failure.status === 401 || failure.status === 409);

  async function setUp(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await askWithoutSession("/api/v1/setup", {
        token,
        organization_name: text("organization_name"),
        full_name: text("full_name"),
        email: text("email"),
        password: String(form.get("password") ?? ""),
      });
      cache.clear();
      cache.setQueryData<CurrentUser>(["me"], answer.user);
      session.begin(answer);
      onDone();
    } catch (error) {
      setFailure(error);
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
        <form onSubmit={setUp} className="flex flex-col gap-4 rounded-xl border bg-card p-6 shadow-float">
          <p className="text-muted-foreground">{t("setup.welcome")}</p>
          <TextField
            label={t("setup.organization")}
            name="organization_name"
            required
            maxLength={200}
            autoComplete="organization"
            error={fields.organization_name}
          />
          <TextField
            label={t("users.name")}
            name="full_name"
            required
            maxLength={200}
            autoComplete="name"
            error={fields.full_name}
          />
          <TextField
            label={t("login.email")}
            name="email"
            type="email"
            required
            autoComplete="username"
            error={fields.email}
          />
          <TextField
            label={t("login.password")}
            hint={t("profile.passwordHint")}
            name="password"
            type="password"
            required
            minLength={10}
            maxLength={200}
            autoComplete="new-password"
            error={fields.password}
          />
          {failure !== undefined && Object.keys(fields).length === 0 && (
            <p role="alert" className="rounded-md bg-destructive-soft px-3 py-2 text-destructive text-sm">
              {spent ? t("setup.spent") : reason}
            </p>
          )}
          <Button type="submit" look="primary" size="lg" busy={busy} className="mt-1 w-full">
            {t("setup.submit")}
          </Button>
        </form>
      </div>
    </main>
  );
}
