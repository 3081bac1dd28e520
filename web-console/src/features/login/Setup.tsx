import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { askWithoutSession } from "../../shared/api/client";
import { Problem } from "../../shared/api/problem";
import type { CurrentUser } from "../../shared/api/types";
import { isLanguage } from "../../shared/i18n/i18n";
import { useServices } from "../../shared/services";
import { TextField } from "../../shared/ui/Field";
import { NewPasswordField } from "../../shared/ui/PasswordField";
import { useReason } from "../../shared/ui/States";
import { Doorway } from "./Doorway";

/** The first start of an installation: the organization and its first administrator. Reached by a link in the log. */
export function Setup({ token, onDone }: { token: string; onDone(): void }) {
  const { t, i18n } = useTranslation();
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
        token: token || tokenOf(text("token")),
        locale: isLanguage(i18n.language) ? i18n.language : undefined,
        timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
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
    <Doorway
      welcome={t("setup.welcome")}
      failure={failure === undefined || Object.keys(fields).length > 0 ? undefined : spent ? t("setup.spent") : reason}
      action={t("setup.submit")}
      busy={busy}
      onSubmit={setUp}
    >
      {!token && (
        <TextField
          label={t("setup.token")}
          hint={t("setup.tokenHint")}
          name="token"
          required
          autoFocus
          autoComplete="off"
          spellCheck={false}
          error={fields.token}
        />
      )}
      <TextField
        label={t("setup.organization")}
        name="organization_name"
        required
        autoFocus={token !== ""}
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
      <NewPasswordField label={t("login.password")} name="password" required error={fields.password} />
    </Doorway>
  );
}

/** Of the whole link, or of what stands behind its `#`. */
function tokenOf(pasted: string): string {
  return pasted.slice(pasted.indexOf("#") + 1).trim();
}
