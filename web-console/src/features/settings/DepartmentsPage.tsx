import { useQuery } from "@tanstack/react-query";
import { Building2, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Department } from "../../shared/api/types";
import { directoryKeys, useUsers } from "../../shared/api/useDirectory";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog } from "../../shared/ui/Dialog";
import { QuietCounter } from "../../shared/ui/drawings";
import { TextField } from "../../shared/ui/Field";
import { Appearing, Empty, Failed } from "../../shared/ui/States";
import { Switch } from "../../shared/ui/Switch";
import { Checks } from "./Checks";
import { FormError } from "./FormError";
import { AdminsOnly, Page, RowsSkeleton } from "./Page";
import { useSave } from "./useSave";

export function DepartmentsPage() {
  return (
    <AdminsOnly>
      <Departments />
    </AdminsOnly>
  );
}

function Departments() {
  const { t } = useTranslation();
  const { api } = useServices();
  const [editing, setEditing] = useState<Department | "new">();
  const query = useQuery({
    queryKey: [...directoryKeys.departments, "all"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/departments", { query: { limit: 100 }, signal })).data,
  });
  const add = (
    <Button look="primary" onClick={() => setEditing("new")}>
      <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
      {t("departments.add")}
    </Button>
  );

  return (
    <Page title={t("settings.departments")} description={t("departments.description")} action={add}>
      {query.isPending && (
        <Appearing>
          <RowsSkeleton />
        </Appearing>
      )}
      {query.isError && (
        <Failed error={query.error} title={t("departments.failed")} onRetry={() => void query.refetch()} />
      )}
      {query.data?.length === 0 && <Empty drawing={<QuietCounter />} title={t("departments.none")} action={add} />}
      {query.data && query.data.length > 0 && (
        <ul className="divide-y overflow-hidden rounded-xl border bg-card">
          {query.data.map((department) => (
            <li key={department.id}>
              <button
                type="button"
                onClick={() => setEditing(department)}
                className={classes(
                  "flex w-full items-center gap-3 px-4 py-3 text-left transition-colors hover:bg-muted focus-visible:outline-offset-[-2px]",
                  !department.is_active && "opacity-60",
                )}
              >
                <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
                  <Building2 aria-hidden="true" className="size-5" strokeWidth={1.75} />
                </span>
                <span className="min-w-0 flex-1">
                  <span className="flex items-center gap-2">
                    <span className="truncate font-medium">{department.name}</span>
                    {!department.is_active && (
                      <span className="rounded-full bg-muted px-2 text-xs">{t("users.disabled")}</span>
                    )}
                  </span>
                  <span className="block text-muted-foreground text-sm">
                    {t("departments.members", { count: department.member_ids.length })}
                  </span>
                </span>
                {department.waiting_count > 0 && (
                  <span className="tabular shrink-0 rounded-full bg-warning-soft px-2 text-sm text-warning">
                    {t("departments.waiting", { count: department.waiting_count })}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <DepartmentDialog department={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </Page>
  );
}

function DepartmentDialog({ department, onClose }: { department: Department | undefined; onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const users = useUsers().data ?? [];
  const [name, setName] = useState(department?.name ?? "");
  const [active, setActive] = useState(department?.is_active ?? true);
  const [members, setMembers] = useState<readonly string[]>(department?.member_ids ?? []);
  const { busy, failure, fields, save } = useSave(async () => {
    const body = { name: name.trim(), member_ids: [...members] };
    if (department) {
      await api.patch("/api/v1/departments/{id}", { ...body, is_active: active }, { path: { id: department.id } });
    } else {
      await api.post("/api/v1/departments", body);
    }
    await Promise.all([
      cache.invalidateQueries({ queryKey: directoryKeys.departments }),
      cache.invalidateQueries({ queryKey: directoryKeys.users }),
      cache.invalidateQueries({ queryKey: ["me"] }),
    ]);
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
      title={department ? department.name : t("departments.add")}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("departments.name")}
          value={name}
          required
          maxLength={100}
          error={fields.name}
          onChange={(event) => setName(event.target.value)}
        />
        <Checks
          label={t("departments.people")}
          options={users.filter((user) => user.is_active).map((user) => ({ id: user.id, name: user.full_name }))}
          chosen={members}
          onChange={setMembers}
        />
        {department && (
          <Switch
            checked={active}
            onChange={setActive}
            label={t("departments.active")}
            hint={t("departments.activeHint")}
          />
        )}
        <FormError failure={failure} fields={fields} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t("common.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
