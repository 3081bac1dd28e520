import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiKey, Scope } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { shortDate, shortTime } from "../../shared/format/time";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { QuietCounter } from "../../shared/ui/drawings";
import { SelectField, TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { RecordForm, RecordRow, Records } from "../../shared/ui/Records";
import { Checks } from "./Checks";
import { ShownOnce } from "./ShownOnce";

const KEY = ["api-keys"] as const;

const SCOPES = [
  "conversations:read",
  "conversations:write",
  "messages:send",
  "customers:read",
  "customers:write",
  "users:read",
  "channels:read",
  "bot:read",
  "bot:run",
  "reports:read",
  "audit:read",
  "scheduling:read",
  "scheduling:write",
] as const satisfies readonly Scope[];

/** A colon would lead i18next into another namespace. */
const WORDS = {
  "conversations:read": "apiKeys.scope.conversations_read",
  "conversations:write": "apiKeys.scope.conversations_write",
  "messages:send": "apiKeys.scope.messages_send",
  "customers:read": "apiKeys.scope.customers_read",
  "customers:write": "apiKeys.scope.customers_write",
  "users:read": "apiKeys.scope.users_read",
  "channels:read": "apiKeys.scope.channels_read",
  "bot:read": "apiKeys.scope.bot_read",
  "bot:run": "apiKeys.scope.bot_run",
  "reports:read": "apiKeys.scope.reports_read",
  "audit:read": "apiKeys.scope.audit_read",
  "scheduling:read": "apiKeys.scope.scheduling_read",
  "scheduling:write": "apiKeys.scope.scheduling_write",
} as const satisfies Record<Scope, string>;

const LIVES = ["30", "90", "365", "never"] as const;
type Life = (typeof LIVES)[number];

/** Keys for programs that work with the conversations: an online shop, an ERP, a sheet. */
export function ApiKeysPage() {
  const { t } = useTranslation();
  const { api } = useServices();
  const [fresh, setFresh] = useState<string>();
  const query = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.get("/api/v1/api-keys", { signal })).data,
    enabled: useMe().role === "admin",
  });
  return (
    <Records
      title={t("apiKeys.title")}
      description={t("apiKeys.description")}
      add={t("apiKeys.add")}
      query={query}
      failed={t("apiKeys.failed")}
      none={{ drawing: <QuietCounter />, title: t("apiKeys.none") }}
      row={(key, edit) => <KeyRow apiKey={key} onOpen={edit} />}
      form={(key, close) =>
        key ? <KeyDialog apiKey={key} onClose={close} /> : <KeyForm onMade={setFresh} onClose={close} />
      }
    >
      {fresh && (
        <ShownOnce
          title={t("apiKeys.made")}
          hint={t("apiKeys.madeHint")}
          secret={fresh}
          onClose={() => setFresh(undefined)}
        />
      )}
    </Records>
  );
}

function KeyRow({ apiKey, onOpen }: { apiKey: ApiKey; onOpen(): void }) {
  const { t, i18n } = useTranslation();
  const expired = hasExpired(apiKey);
  return (
    <RecordRow active={!expired} onEdit={onOpen}>
      <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
        <KeyRound aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="truncate font-medium">{apiKey.name}</span>
          {expired && (
            <span className="rounded-full bg-warning-soft px-2 text-warning text-xs">{t("apiKeys.over")}</span>
          )}
        </span>
        <span className="tabular block truncate text-muted-foreground text-sm">
          <code className="font-mono">{apiKey.prefix}…</code>
          {" · "}
          {apiKey.last_used_at
            ? t("apiKeys.lastUsed", { time: shortTime(apiKey.last_used_at, i18n.language) })
            : t("apiKeys.neverUsed")}
        </span>
      </span>
      <span className="hidden shrink-0 text-muted-foreground text-sm pane:block">
        {t("apiKeys.scopes", { count: apiKey.scopes.length })}
      </span>
    </RecordRow>
  );
}

function KeyForm({ onMade, onClose }: { onMade(key: string): void; onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [life, setLife] = useState<Life>("365");
  const saving = useSave(async () => {
    const made = await api.post("/api/v1/api-keys", {
      name: name.trim(),
      scopes: SCOPES.filter((scope) => scopes.includes(scope)),
      expires_at: life === "never" ? null : new Date(Date.now() + Number(life) * 86_400_000).toISOString(),
    });
    await cache.invalidateQueries({ queryKey: KEY });
    onClose();
    onMade(made.key);
  });
  return (
    <RecordForm title={t("apiKeys.add")} action={t("apiKeys.make")} saving={saving} onClose={onClose}>
      <TextField
        label={t("apiKeys.name")}
        hint={t("apiKeys.nameHint")}
        value={name}
        required
        maxLength={100}
        error={saving.fields.name}
        onChange={(event) => setName(event.target.value)}
      />
      <Checks
        label={t("apiKeys.may")}
        options={SCOPES.map((scope) => ({ id: scope, name: t(WORDS[scope]) }))}
        chosen={scopes}
        look="sentences"
        onChange={setScopes}
      />
      {saving.fields.scopes && (
        <p role="alert" className="-mt-2 text-destructive text-xs">
          {t("apiKeys.chooseScope")}
        </p>
      )}
      <SelectField
        label={t("apiKeys.life")}
        value={life}
        error={saving.fields.expires_at}
        onChange={(value) => setLife(LIVES.find((candidate) => candidate === value) ?? "365")}
      >
        {LIVES.map((candidate) => (
          <option key={candidate} value={candidate}>
            {t(`apiKeys.lives.${candidate}`)}
          </option>
        ))}
      </SelectField>
    </RecordForm>
  );
}

function KeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose(): void }) {
  const { t, i18n } = useTranslation();
  const { api, cache } = useServices();
  const [sure, setSure] = useState(false);
  const revoking = useSave(async () => {
    await api.delete("/api/v1/api-keys/{id}", { path: { id: apiKey.id } });
    await cache.invalidateQueries({ queryKey: KEY });
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      size="md"
      title={apiKey.name}
      description={t("apiKeys.madeBy", {
        name: apiKey.created_by_name,
        time: shortTime(apiKey.created_at, i18n.language),
      })}
    >
      <dl className="mb-5 flex flex-col gap-3 text-sm">
        <div>
          <dt className="font-medium">{t("apiKeys.may")}</dt>
          <dd>
            <ul className="list-disc pl-5 text-muted-foreground">
              {apiKey.scopes.map((scope) => (
                <li key={scope}>{t(WORDS[scope])}</li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt className="font-medium">{t("apiKeys.life")}</dt>
          <dd className="text-muted-foreground">
            {apiKey.expires_at
              ? t("apiKeys.until", { time: shortDate(apiKey.expires_at, i18n.language) })
              : t("apiKeys.lives.never")}
          </dd>
        </div>
      </dl>
      {sure && <p className="mb-4 text-sm">{t("apiKeys.revokeHint")}</p>}
      <FormError failure={revoking.failure} fields={{}} />
      <DialogActions>
        <Button onClick={onClose}>{t("common.close")}</Button>
        {sure ? (
          <Button look="danger" busy={revoking.busy} onClick={() => void revoking.save()}>
            {t("apiKeys.revokeNow")}
          </Button>
        ) : (
          <Button onClick={() => setSure(true)}>{t("apiKeys.revoke")}</Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function hasExpired(apiKey: ApiKey): boolean {
  return apiKey.expires_at !== null && Date.parse(apiKey.expires_at) <= Date.now();
}
