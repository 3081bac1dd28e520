import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { askWithoutSession } from "../../shared/api/client";
import { Problem } from "../../shared/api/problem";
import { useServices } from "../../shared/services";
import { NewPasswordField } from "../../shared/ui/PasswordField";
import { useReason } from "../../shared/ui/States";
import { Doorway } from "./Doorway";

type ResetPasswordProps = { token: string; back: ReactNode; again: ReactNode };

/** Where the link of a mail leads to: the new password. */
export function ResetPassword({ token, back, again }: ResetPasswordProps) {
  const { t } = useTranslation();
  const { session } = useServices();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const reason = useReason(failure);
  const fields = failure instanceof Problem ? failure.fields : {};
  const spent = (failure instanceof Problem && failure.status === 401) || token.length < 16;

  async function choose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setBusy(true);
    setFailure(undefined);
    try {
      await askWithoutSession("/api/v1/auth/reset-password", { token, password });
      // It ended every login of the account; whoever else was logged in here is logged out as well.
      session.end();
      setDone(true);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  if (done) {
    return <Doorway welcome={t("account.resetDone")} failure={undefined} foot={back} />;
  }
  if (spent) {
    return <Doorway welcome={t("account.reset")} failure={t("account.spent")} foot={again} />;
  }
  return (
    <Doorway
      welcome={t("account.reset")}
      failure={failure === undefined || fields.password ? undefined : reason}
      action={t("account.resetSave")}
      busy={busy}
      foot={back}
      onSubmit={choose}
    >
      <NewPasswordField label={t("profile.newPassword")} name="password" required autoFocus error={fields.password} />
    </Doorway>
  );
}
