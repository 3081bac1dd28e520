import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { askWithoutSession } from "../../shared/api/client";
import { Problem } from "../../shared/api/problem";
import type { CurrentUser } from "../../shared/api/types";
import { useServices } from "../../shared/services";
import { TextField } from "../../shared/ui/Field";
import { NewPasswordField } from "../../shared/ui/PasswordField";
import { Appearing, Skeleton, useReason } from "../../shared/ui/States";
import { Doorway } from "./Doorway";

type AcceptInvitationProps = { token: string; back: ReactNode; onDone(): void };

/** Where the link of an invitation leads to: name and first password. */
export function AcceptInvitation({ token, back, onDone }: AcceptInvitationProps) {
  const { t } = useTranslation();
  const { session, cache } = useServices();
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => askWithoutSession("/api/v1/auth/invitation", { token }),
    enabled: token.length >= 16,
    retry: (tries, error) => tries < 2 && !(error instanceof Problem),
  });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const failed = failure ?? invitation.error ?? undefined;
  const reason = useReason(failed);
  const fields = failure instanceof Problem ? failure.fields : {};
  const spent = token.length < 16 || (failed instanceof Problem && (failed.status === 401 || failed.status === 409));

  async function accept(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await askWithoutSession("/api/v1/auth/accept-invitation", {
        token,
        full_name: String(form.get("full_name") ?? "").trim(),
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

  if (spent) {
    return <Doorway welcome={t("account.invited")} failure={t("account.invitationSpent")} foot={back} />;
  }
  if (!invitation.data) {
    return (
      <Doorway welcome={t("account.invited")} failure={failed === undefined ? undefined : reason} foot={back}>
        {invitation.isPending && (
          <Appearing>
            <Skeleton className="h-24" />
          </Appearing>
        )}
      </Doorway>
    );
  }
  return (
    <Doorway
      welcome={t("account.invitedTo", { organization: invitation.data.organization_name })}
      failure={failure === undefined || Object.keys(fields).length > 0 ? undefined : reason}
      action={t("account.accept")}
      busy={busy}
      onSubmit={accept}
    >
      <TextField label={t("login.email")} type="email" value={invitation.data.email} readOnly autoComplete="username" />
      <TextField
        label={t("account.yourName")}
        name="full_name"
        defaultValue={invitation.data.full_name}
        required
        autoFocus
        maxLength={200}
        autoComplete="name"
        error={fields.full_name}
      />
      <NewPasswordField label={t("login.password")} name="password" required error={fields.password} />
    </Doorway>
  );
}
