import { Link } from "@tanstack/react-router";
import { KeyRound, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowSecret } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { shortTime } from "../../../shared/format/time";
import { may } from "../../../shared/permissions";
import { useMe, useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { DialogActions } from "../../../shared/ui/Dialog";
import { QuietCounter } from "../../../shared/ui/drawings";
import { TextField } from "../../../shared/ui/Field";
import { Appearing, Empty, Failed, Skeleton, useReason } from "../../../shared/ui/States";
import { isVariableName, variableName } from "../editor/variables";
import { Asking } from "../flows/FlowDialogs";
import { secretKeys, useSecrets } from "./secrets";

type Asked = { kind: "new" } | { kind: "replace" | "delete"; secret: FlowSecret };

/** What requests of flows need and nobody is to read: keys of other systems. */
export function SecretsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const secrets = useSecrets();
  const [asked, setAsked] = useState<Asked>();
  const mayChange = me.role === "admin";

  if (!may(me, "edit_bot")) {
    return (
      <main className="h-full">
        <Empty drawing={<QuietCounter />} title={t("settings.adminsOnly")} text={t("settings.adminsOnlyHint")} />
      </main>
    );
  }
  const add = mayChange && (
    <Button look="primary" onClick={() => setAsked({ kind: "new" })}>
      <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
      {t("flowSecrets.add")}
    </Button>
  );
  const close = () => setAsked(undefined);
  return (
    <main className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-4xl flex-col px-4 py-6 pane:px-8">
        <header className="mb-5 flex flex-col items-start gap-3 pane:flex-row pane:justify-between">
          <div className="min-w-0">
            <h1 className="font-semibold text-xl">{t("flowSecrets.title")}</h1>
            <p className="mt-0.5 max-w-lg text-muted-foreground">
              {t("flowSecrets.description", { example: "{{secret.crm_key}}" })}
            </p>
          </div>
          {secrets.data && secrets.data.length > 0 && add}
        </header>
        {secrets.isError ? (
          <Failed error={secrets.error} title={t("flowSecrets.failed")} onRetry={() => void secrets.refetch()} />
        ) : secrets.isPending ? (
          <Appearing className="flex flex-col gap-2">
            {[1, 2].map((row) => (
              <Skeleton key={row} className="h-16 rounded-xl" />
            ))}
          </Appearing>
        ) : secrets.data.length === 0 ? (
          <Empty
            drawing={<QuietCounter />}
            title={t("flowSecrets.none")}
            text={t(mayChange ? "flowSecrets.noneHint" : "flowSecrets.adminsAdd")}
            action={add}
          />
        ) : (
          <ul aria-label={t("flowSecrets.title")} className="divide-y overflow-hidden rounded-xl border bg-card">
            {secrets.data.map((secret) => (
              <Row key={secret.name} secret={secret}>
                {mayChange && (
                  <span className="flex shrink-0 gap-2">
                    <Button size="sm" onClick={() => setAsked({ kind: "replace", secret })}>
                      {t("flowSecrets.replace")}
                    </Button>
                    <Button size="sm" onClick={() => setAsked({ kind: "delete", secret })}>
                      {t("flowSecrets.delete")}
                    </Button>
                  </span>
                )}
              </Row>
            ))}
          </ul>
        )}
      </div>
      {asked && asked.kind !== "delete" && (
        <SecretDialog
          secret={asked.kind === "replace" ? asked.secret : undefined}
          taken={secrets.data?.map((one) => one.name) ?? []}
          onClose={close}
        />
      )}
      {asked?.kind === "delete" && <DeleteSecretDialog secret={asked.secret} onClose={close} />}
    </main>
  );
}

function Row({ secret, children }: { secret: FlowSecret; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  return (
    <li className="flex flex-col gap-3 px-4 py-3 pane:flex-row pane:items-center">
      <span className="flex min-w-0 flex-1 items-center gap-3">
        <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
          <KeyRound aria-hidden="true" className="size-5" strokeWidth={1.75} />
        </span>
        <span className="min-w-0 flex-1">
          <code className="block truncate font-medium font-mono">{secret.name}</code>
          <span className="block text-muted-foreground text-sm">
            {secret.changed_by_name
              ? t("flowSecrets.changedBy", {
                  name: secret.changed_by_name,
                  time: shortTime(secret.updated_at, i18n.language),
                })
              : t("flowSecrets.changed", { time: shortTime(secret.updated_at, i18n.language) })}
          </span>
          <span className="block text-muted-foreground text-sm">
            {secret.used_by.length === 0
              ? t("flowSecrets.unused")
              : secret.used_by.map((flow, index) => (
                  <span key={flow.id}>
                    {index === 0 ? `${t("flowSecrets.usedBy")} ` : ", "}
                    <Link
                      to="/bot/flows/$id"
                      params={{ id: flow.id }}
                      className="rounded-sm text-primary-ink underline"
                    >
                      {flow.name}
                    </Link>
                  </span>
                ))}
          </span>
        </span>
      </span>
      {children}
    </li>
  );
}

/** @param secret whose value is replaced; without one a new one is made */
function SecretDialog({
  secret,
  taken,
  onClose,
}: {
  secret: FlowSecret | undefined;
  taken: readonly string[];
  onClose(): void;
}) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [written, setWritten] = useState("");
  const [value, setValue] = useState("");
  const name = secret?.name ?? variableName(written);
  const isTaken = !secret && taken.includes(name);
  const saving = useSave(async () => {
    await api.put("/api/v1/bot/secrets/{name}", { value }, { path: { name } });
    await cache.invalidateQueries({ queryKey: secretKeys });
    onClose();
  });
  const reason = useReason(saving.failure);
  return (
    <Asking
      title={secret ? t("flowSecrets.replaceTitle", { name: secret.name }) : t("flowSecrets.add")}
      onClose={onClose}
      onSubmit={() => void saving.save()}
    >
      {!secret && (
        <TextField
          label={t("flowSecrets.name")}
          hint={
            isVariableName(name)
              ? t("flowSecrets.calledInFlows", { name: `{{secret.${name}}}` })
              : t("flowSecrets.nameHint")
          }
          value={written}
          required
          maxLength={40}
          spellCheck={false}
          autoCapitalize="none"
          error={isTaken ? t("flowSecrets.taken") : undefined}
          onChange={(event) => setWritten(event.target.value)}
        />
      )}
      <TextField
        label={t("flowSecrets.value")}
        hint={t("flowSecrets.valueHint")}
        type="password"
        autoComplete="off"
        value={value}
        required
        maxLength={4096}
        error={saving.failure === undefined ? undefined : (saving.fields.value ?? reason)}
        onChange={(event) => setValue(event.target.value)}
      />
      <DialogActions>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button
          type="submit"
          look="primary"
          busy={saving.busy}
          disabled={value === "" || !isVariableName(name) || isTaken}
        >
          {t("common.save")}
        </Button>
      </DialogActions>
    </Asking>
  );
}

function DeleteSecretDialog({ secret, onClose }: { secret: FlowSecret; onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const deleting = useSave(async () => {
    await api.delete("/api/v1/bot/secrets/{name}", { path: { name: secret.name } });
    await cache.invalidateQueries({ queryKey: secretKeys });
    onClose();
  });
  const reason = useReason(deleting.failure);
  return (
    <Asking
      title={t("flowSecrets.deleteTitle", { name: secret.name })}
      onClose={onClose}
      onSubmit={() => void deleting.save()}
    >
      <p className="text-sm">
        {secret.used_by.length > 0
          ? t("flowSecrets.deleteUsed", { flows: secret.used_by.map((flow) => flow.name).join(", ") })
          : t("flowSecrets.deleteUnused")}
      </p>
      {deleting.failure !== undefined && (
        <p role="alert" className="text-destructive text-sm">
          {reason}
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="submit" look="danger" busy={deleting.busy}>
          {t("flowSecrets.delete")}
        </Button>
      </DialogActions>
    </Asking>
  );
}
