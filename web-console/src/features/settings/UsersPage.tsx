import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Department, Role, User } from "../../shared/api/types";
import { directoryKeys, useDepartments, useUsers } from "../../shared/api/useDirectory";
import { rowTime } from "../../shared/format/time";
import { useMe, useServices } from "../../shared/services";
import { Avatar } from "../../shared/ui/Avatar";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog } from "../../shared/ui/Dialog";
import { SelectField, TextField } from "../../shared/ui/Field";
import { Appearing, Failed } from "../../shared/ui/States";
import { Switch } from "../../shared/ui/Switch";
import { Checks } from "./Checks";
import { FormError } from "./FormError";
import { AdminsOnly, Page, RowsSkeleton } from "./Page";
import { useSave } from "./useSave";

const ROLES = ["attendant", "supervisor", "admin"] as const satisfies readonly Role[];

export function UsersPage() {
  return (
    <AdminsOnly>
      <Users />
    </AdminsOnly>
  );
}

function Users() {
  const { t } = useTranslation();
  const users = useUsers();
  const departments = useDepartments().data ?? [];
  const [editing, setEditing] = useState<User | "new">();

  return (
    <Page
      title={t("settings.users")}
      description={t("users.description")}
      action={
        <Button look="primary" onClick={() => setEditing("new")}>
          <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
          {t("users.add")}
        </Button>
      }
    >
      {users.isPending && (
        <Appearing>
          <RowsSkeleton />
        </Appearing>
      )}
      {users.isError && <Failed error={users.error} title={t("users.failed")} onRetry={() => void users.refetch()} />}
      {users.data && (
        <ul className="divide-y overflow-hidden rounded-xl border bg-card">
          {users.data.map((user) => (
            <li key={user.id}>
              <UserRow user={user} departments={departments} onEdit={() => setEditing(user)} />
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <UserDialog
          user={editing === "new" ? undefined : editing}
          departments={departments}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  );
}

type UserRowProps = { user: User; departments: readonly Department[]; onEdit(): void };

function UserRow({ user, departments, onEdit }: UserRowProps) {
  const { t, i18n } = useTranslation();
  const names = departments.filter((department) => user.department_ids.includes(department.id)).map(({ name }) => name);
  return (
    <button
      type="button"
      onClick={onEdit}
      className={classes(
        "flex w-full items-center gap-3 px-4 py-3 text-left transition-colors hover:bg-muted",
        "focus-visible:outline-offset-[-2px]",
        !user.is_active && "opacity-60",
      )}
    >
      <span className="relative shrink-0">
        <Avatar id={user.id} name={user.full_name} />
        {user.presence !== "offline" && (
          <span
            title={t(`presence.${user.presence}`)}
            className={classes(
              "absolute -right-0.5 -bottom-0.5 size-3 rounded-full border-2 border-card",
              user.presence === "online" ? "bg-online" : "bg-away",
            )}
          />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{user.full_name}</span>
          {!user.is_active && <span className="rounded-full bg-muted px-2 text-xs">{t("users.disabled")}</span>}
        </span>
        <span className="block truncate text-muted-foreground text-sm">{user.email}</span>
      </span>
      <span className="hidden min-w-0 max-w-52 truncate text-muted-foreground text-sm pane:block">
        {names.join(", ")}
      </span>
      <span className="shrink-0 text-right">
        <span className="block text-sm">{t(`roles.${user.role}`)}</span>
        <span className="tabular block text-muted-foreground text-xs">
          {user.last_login_at
            ? rowTime(user.last_login_at, i18n.language, { yesterday: t("time.yesterday") }, Date.now())
            : t("users.never")}
        </span>
      </span>
    </button>
  );
}

type UserDialogProps = { user: User | undefined; departments: readonly Department[]; onClose(): void };

function UserDialog({ user, departments, onClose }: UserDialogProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { api, cache } = useServices();
  const [name, setName] = useState(user?.full_name ?? "");
  const [email, setEmail] = useState(user?.email ?? "");
  const [role, setRole] = useState<Role>(user?.role ?? "attendant");
  const [password, setPassword] = useState("");
  const [active, setActive] = useState(user?.is_active ?? true);
  const [own, setOwn] = useState<readonly string[]>(user?.department_ids ?? []);
  const isMe = user?.id === me.id;

  const { busy, failure, fields, save } = useSave(async () => {
    const common = { full_name: name.trim(), email: email.trim(), department_ids: [...own] };
    if (user) {
      await api.patch(
        "/api/v1/users/{id}",
        { ...common, ...(isMe ? {} : { role, is_active: active, ...(password ? { password } : {}) }) },
        { path: { id: user.id } },
      );
    } else {
      await api.post("/api/v1/users", { ...common, role, password });
    }
    await Promise.all([
      cache.invalidateQueries({ queryKey: directoryKeys.users }),
      cache.invalidateQueries({ queryKey: directoryKeys.departments }),
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
      title={user ? user.full_name : t("users.add")}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("users.name")}
          value={name}
          required
          maxLength={200}
          error={fields.full_name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t("login.email")}
          type="email"
          value={email}
          required
          maxLength={254}
          autoComplete="off"
          error={fields.email}
          onChange={(event) => setEmail(event.target.value)}
        />
        {!isMe && (
          <>
            <SelectField
              label={t("users.role")}
              hint={t(`users.roleHint.${role}`)}
              value={role}
              onChange={(value) => setRole(ROLES.find((candidate) => candidate === value) ?? "attendant")}
            >
              {ROLES.map((candidate) => (
                <option key={candidate} value={candidate}>
                  {t(`roles.${candidate}`)}
                </option>
              ))}
            </SelectField>
            <TextField
              label={user ? t("users.newPassword") : t("users.firstPassword")}
              hint={t("profile.passwordHint")}
              type="password"
              autoComplete="new-password"
              required={!user}
              minLength={10}
              maxLength={200}
              value={password}
              error={fields.password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </>
        )}
        <Checks
          label={t("settings.departments")}
          options={departments.map((department) => ({ id: department.id, name: department.name }))}
          chosen={own}
          onChange={setOwn}
        />
        {user && !isMe && (
          <Switch checked={active} onChange={setActive} label={t("users.active")} hint={t("users.activeHint")} />
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
