import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { askWithoutSession } from "../../shared/api/client";
import { Offline, Problem } from "../../shared/api/problem";
import type { CurrentUser } from "../../shared/api/types";
import { useServices } from "../../shared/services";
import { TextField } from "../../shared/ui/Field";
import { PasswordField } from "../../shared/ui/PasswordField";
import { Doorway } from "./Doorway";

/** @param forgot the way for whoever does not know their password any more */
export function Login({ forgot, onDone }: { forgot: ReactNode; onDone(): void }) {
  const { t } = useTranslation();
  const { session, cache } = useServices();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [needsCode, setNeedsCode] = useState(false);

  async function logIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await askWithoutSession("/api/v1/auth/login", {
        email: String(form.get("email") ?? "").trim(),
        password: String(form.get("password") ?? ""),
        ...codeOf(String(form.get("code") ?? "")),
      });
      cache.clear();
      cache.setQueryData<CurrentUser>(["me"], answer.user);
      session.begin(answer);
      onDone();
    } catch (error) {
      const asked = error instanceof Problem && (error.fields.totp_code ?? error.fields.recovery_code) !== undefined;
      // Asked for the first time, it is no failure.
      setFailure(asked ? (needsCode ? t("secondFactor.wrong") : undefined) : t(reasonOf(error)));
      setNeedsCode(needsCode || asked);
      setBusy(false);
    }
  }

  return (
    <Doorway
      welcome={session.endedBecause() ?? t("login.welcome")}
      failure={failure}
      action={t("login.enter")}
      busy={busy}
      foot={forgot}
      onSubmit={logIn}
    >
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
      <PasswordField label={t("login.password")} name="password" autoComplete="current-password" required />
      {needsCode && (
        <TextField
          label={t("secondFactor.code")}
          hint={t("secondFactor.orRecovery")}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
          // It appears because it is what is needed next.
          autoFocus
        />
      )}
    </Doorway>
  );
}

/** Whoever runs the installation closed the organization, or it is being deleted. */
function isSuspended(problem: Problem): boolean {
  return problem.extras.type === "about:blank#organization-suspended";
}

/** Six digits are of the app; anything else that was typed is meant as a recovery code. */
function codeOf(typed: string): { totp_code?: string; recovery_code?: string } {
  const code = typed.replace(/[\s-]/g, "");
  if (code === "") {
    return {};
  }
  return /^[0-9]{6}$/.test(code) ? { totp_code: code } : { recovery_code: code };
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
      case 403:
        return isSuspended(error) ? "login.suspended" : "errors.server";
      case 429:
        return "login.tooMany";
      default:
        return "errors.server";
    }
  }
  return "errors.unexpected";
}
