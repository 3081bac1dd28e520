import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Permission, RolePermissions, Sight } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useServices } from "../../shared/services";
import { Card } from "../../shared/ui/Card";
import { SelectField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { AdminsOnly, Page, RowsSkeleton } from "../../shared/ui/Page";
import { Appearing, Failed } from "../../shared/ui/States";

const KEY = ["role-permissions"];
const SIGHTS = ["own", "queue", "departments", "all"] as const satisfies readonly Sight[];
const PERMISSIONS = [
  "send",
  "transfer",
  "see_phone_numbers",
  "export",
  "edit_bot",
  "change_settings",
  "erase",
] as const satisfies readonly Permission[];
const RULED = ["attendant", "supervisor"] as const;
type Ruled = (typeof RULED)[number];
type Wanted = { role: Ruled; sees: Sight; permissions: readonly Permission[] };

/** Who sees what and may do what: a table of roles and permissions. */
export function PermissionsPage() {
  const { t } = useTranslation();
  return (
    <AdminsOnly>
      <Page title={t("permissions.title")} description={t("permissions.description")}>
        <Table />
      </Page>
    </AdminsOnly>
  );
}

function Table() {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const query = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.get("/api/v1/role-permissions", { signal })).data,
  });
  const put = async ({ role, sees, permissions }: Wanted) => {
    const body = { sees, permissions: [...permissions] };
    const saved = await api.put("/api/v1/role-permissions/{role}", body, { path: { role } });
    cache.setQueryData<RolePermissions[]>(KEY, (rows) => rows?.map((row) => (row.role === role ? saved : row)));
  };
  if (query.isError) {
    return <Failed error={query.error} title={t("permissions.failed")} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) {
    return (
      <Appearing>
        <RowsSkeleton />
      </Appearing>
    );
  }
  const rows = RULED.flatMap((role) => {
    const row = query.data.find((one) => one.role === role);
    return row ? [{ ...row, role }] : [];
  });
  return (
    <div className="flex flex-col gap-4">
      <Card title={t("permissions.sees")}>
        <div className="grid gap-4 pane:grid-cols-2">
          {rows.map((row) => (
            <Sees key={row.role} row={row} put={put} />
          ))}
        </div>
        <p className="mt-4 text-muted-foreground text-sm">{t("permissions.seesHint")}</p>
      </Card>
      <section className="rounded-xl border bg-card py-5">
        <h3 className="px-5 font-semibold text-lg">{t("permissions.may")}</h3>
        <table className="mt-2 w-full">
          <thead>
            <tr className="border-b text-muted-foreground text-xs">
              <td />
              {[...RULED, "admin" as const].map((role) => (
                <th key={role} scope="col" className="w-16 px-0.5 py-2 font-medium pane:w-28">
                  <span className="pane:hidden">{t(`permissions.short.${role}`)}</span>
                  <span className="hidden pane:inline">{t(`roles.${role}`)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {PERMISSIONS.map((permission) => (
              <tr key={permission}>
                <th scope="row" className="py-3 pr-2 pl-5 text-left font-normal">
                  <span className="block font-medium text-sm">{t(`permissions.of.${permission}`)}</span>
                  <span className="block text-muted-foreground text-xs">{t(`permissions.hints.${permission}`)}</span>
                </th>
                {rows.map((row) => (
                  <Cell key={row.role} row={row} permission={permission} put={put} />
                ))}
                <td className="text-center text-muted-foreground">
                  <Check aria-label={t("permissions.always")} className="mx-auto size-5" strokeWidth={1.75} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="mt-4 px-5 text-muted-foreground text-sm">{t("permissions.adminHint")}</p>
      </section>
    </div>
  );
}

type RowProps = { row: RolePermissions & { role: Ruled }; put(wanted: Wanted): Promise<void> };

function Sees({ row, put }: RowProps) {
  const { t } = useTranslation();
  const { busy, failure, fields, save } = useSave(put);
  return (
    <div>
      <SelectField
        label={t(`roles.${row.role}`)}
        value={row.sees}
        disabled={busy}
        onChange={(value) => void save({ ...row, sees: SIGHTS.find((sight) => sight === value) ?? row.sees })}
      >
        {SIGHTS.map((sight) => (
          <option key={sight} value={sight}>
            {t(`permissions.sights.${sight}`)}
          </option>
        ))}
      </SelectField>
      <FormError failure={failure} fields={fields} />
    </div>
  );
}

function Cell({ row, permission, put }: RowProps & { permission: Permission }) {
  const { t } = useTranslation();
  const { busy, failure, fields, save } = useSave(put);
  const has = row.permissions.includes(permission);
  return (
    <td className="text-center align-middle">
      <label className="inline-flex size-11 cursor-pointer items-center justify-center">
        <input
          type="checkbox"
          checked={has}
          disabled={busy}
          aria-label={`${t(`roles.${row.role}`)}: ${t(`permissions.of.${permission}`)}`}
          className="size-5 cursor-pointer accent-primary disabled:opacity-50"
          onChange={() =>
            void save({
              ...row,
              permissions: has ? row.permissions.filter((one) => one !== permission) : [...row.permissions, permission],
            })
          }
        />
      </label>
      <FormError failure={failure} fields={fields} />
    </td>
  );
}
