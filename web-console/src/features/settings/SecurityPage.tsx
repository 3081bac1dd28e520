import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Role, SecuritySettings } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useMe, useServices } from "../../shared/services";
import { Card } from "../../shared/ui/Card";
import { SelectField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { AdminsOnly, Page, RowsSkeleton } from "../../shared/ui/Page";
import { Appearing, Failed } from "../../shared/ui/States";
import { Switch } from "../../shared/ui/Switch";

const ROLES = ["attendant", "supervisor", "admin"] as const satisfies readonly Role[];
const MINUTES = [15, 30, 60, 120, 240, 480, 720, 1440] as const;
const DAYS = [1, 2, 3, 5, 7, 14, 30] as const;
const KEY = ["security-settings"];

/** What the organization asks of a login. */
export function SecurityPage() {
  const { t } = useTranslation();
  return (
    <AdminsOnly>
      <Page title={t("security.title")} description={t("security.description")}>
        <Settings />
      </Page>
    </AdminsOnly>
  );
}

function Settings() {
  const { t } = useTranslation();
  const { api } = useServices();
  const settings = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get("/api/v1/security-settings", { signal }),
  });
  if (settings.isError) {
    return <Failed error={settings.error} title={t("security.failed")} onRetry={() => void settings.refetch()} />;
  }
  if (!settings.data) {
    return (
      <Appearing>
        <RowsSkeleton />
      </Appearing>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <SecondFactorRoles settings={settings.data} />
      <SessionLimits settings={settings.data} />
    </div>
  );
}

function useChange(settings: SecuritySettings) {
  const { api, cache } = useServices();
  return useSave(async (change: Partial<SecuritySettings>) => {
    cache.setQueryData(KEY, await api.put("/api/v1/security-settings", { ...settings, ...change }));
    await cache.invalidateQueries({ queryKey: ["me"] });
  });
}

function SecondFactorRoles({ settings }: { settings: SecuritySettings }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Card title={t("secondFactor.title")}>
      <p className="mb-4 text-muted-foreground text-sm">{t("security.rolesHint")}</p>
      <div className="flex max-w-md flex-col gap-4">
        {ROLES.map((role) => (
          <RoleSwitch key={role} role={role} settings={settings} />
        ))}
      </div>
      {!me.has_second_factor && <p className="mt-4 text-sm text-warning">{t("security.ownFirst")}</p>}
    </Card>
  );
}

function RoleSwitch({ role, settings }: { role: Role; settings: SecuritySettings }) {
  const { t } = useTranslation();
  const roles = settings.second_factor_roles;
  const asks = roles.includes(role);
  const { busy, failure, fields, save } = useChange(settings);
  const change = () => save({ second_factor_roles: asks ? roles.filter((each) => each !== role) : [...roles, role] });
  return (
    <div>
      <Switch checked={asks} disabled={busy} onChange={() => void change()} label={t(`security.roles.${role}`)} />
      <FormError failure={failure} fields={fields} />
    </div>
  );
}

function SessionLimits({ settings }: { settings: SecuritySettings }) {
  const { t } = useTranslation();
  const { busy, failure, fields, save } = useChange(settings);
  const { session_idle_minutes: minutes, session_days: days } = settings;
  return (
    <Card title={t("security.sessions")}>
      <p className="mb-4 text-muted-foreground text-sm">{t("security.sessionsHint")}</p>
      <div className="grid max-w-2xl gap-4 pane:grid-cols-2">
        <SelectField
          label={t("security.idle")}
          hint={t("security.idleHint")}
          error={fields.session_idle_minutes}
          disabled={busy}
          value={minutes ?? ""}
          onChange={(chosen) => void save({ session_idle_minutes: chosen === "" ? null : Number(chosen) })}
        >
          <option value="">{t("security.never")}</option>
          {among(MINUTES, minutes).map((each) => (
            <option key={each} value={each}>
              {each % 60 === 0 ? t("security.hours", { count: each / 60 }) : t("security.minutes", { count: each })}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("security.longest")}
          hint={t("security.longestHint")}
          error={fields.session_days}
          disabled={busy}
          value={days ?? ""}
          onChange={(chosen) => void save({ session_days: chosen === "" ? null : Number(chosen) })}
        >
          <option value="">{t("security.unlimited")}</option>
          {among(DAYS, days).map((each) => (
            <option key={each} value={each}>
              {t("security.days", { count: each })}
            </option>
          ))}
        </SelectField>
      </div>
      <FormError failure={failure} fields={fields} />
    </Card>
  );
}

/** What was set through the API may be any number. */
function among(choices: readonly number[], set: number | null): number[] {
  return [...new Set([...choices, ...(set === null ? [] : [set])])].sort((a, b) => a - b);
}
