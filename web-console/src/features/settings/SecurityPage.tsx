import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Role } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useMe, useServices } from "../../shared/services";
import { Card } from "../../shared/ui/Card";
import { Appearing, Failed } from "../../shared/ui/States";
import { Switch } from "../../shared/ui/Switch";
import { FormError } from "./FormError";
import { AdminsOnly, Page, RowsSkeleton } from "./Page";

const ROLES = ["attendant", "supervisor", "admin"] as const satisfies readonly Role[];
const KEY = ["security-settings"];

/** What the organization asks of a login. */
export function SecurityPage() {
  const { t } = useTranslation();
  return (
    <AdminsOnly>
      <Page title={t("security.title")} description={t("security.description")}>
        <SecondFactorRoles />
      </Page>
    </AdminsOnly>
  );
}

function SecondFactorRoles() {
  const { t } = useTranslation();
  const me = useMe();
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
  const roles = settings.data.second_factor_roles;
  return (
    <Card title={t("secondFactor.title")}>
      <p className="mb-4 text-muted-foreground text-sm">{t("security.rolesHint")}</p>
      <div className="flex max-w-md flex-col gap-4">
        {ROLES.map((role) => (
          <RoleSwitch key={role} role={role} roles={roles} />
        ))}
      </div>
      {!me.has_second_factor && <p className="mt-4 text-sm text-warning">{t("security.ownFirst")}</p>}
    </Card>
  );
}

function RoleSwitch({ role, roles }: { role: Role; roles: readonly Role[] }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const asks = roles.includes(role);
  const { busy, failure, fields, save } = useSave(async () => {
    const wanted = asks ? roles.filter((each) => each !== role) : [...roles, role];
    cache.setQueryData(KEY, await api.put("/api/v1/security-settings", { second_factor_roles: wanted }));
    await cache.invalidateQueries({ queryKey: ["me"] });
  });
  return (
    <div>
      <Switch checked={asks} disabled={busy} onChange={() => void save()} label={t(`security.roles.${role}`)} />
      <FormError failure={failure} fields={fields} />
    </div>
  );
}
