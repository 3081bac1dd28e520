import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { askWithoutSession } from "../../shared/api/client";
import { Problem } from "../../shared/api/problem";
import { TextField } from "../../shared/ui/Field";
import { useReason } from "../../shared/ui/States";
import { Doorway } from "./Doorway";

/** Asks for a mail with a link. What it says afterwards is true whether the account exists or not. */
export function ForgotPassword({ back }: { back: ReactNode }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [sentTo, setSentTo] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const reason = useReason(failure);

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email") ?? "").trim();
    setBusy(true);
    setFailure(undefined);
    try {
      await askWithoutSession("/api/v1/auth/forgot-password", { email });
      setSentTo(email);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  if (sentTo) {
    return <Doorway welcome={t("account.forgotSent", { email: sentTo })} failure={undefined} foot={back} />;
  }
  const mute = failure instanceof Problem && failure.status === 503;
  return (
    <Doorway
      welcome={t("account.forgot")}
      failure={failure === undefined ? undefined : mute ? t("account.noMail") : reason}
      action={t("account.forgotSend")}
      busy={busy}
      foot={back}
      onSubmit={ask}
    >
      <TextField
        label={t("login.email")}
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
      />
    </Doorway>
  );
}
