import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Department, Role, User } from "../../shared/api/types";
import { directoryKeys, useDepartments, useUsers } from "../../shared/api/useDirectory";
import { rowTime } from "../../shared/format/time";
import { useMe, useServices } from "../../shared/services";
import { Avatar } from "../../shared/ui/Avatar";
import { classes } from "../../shared/ui/classes";
import { SelectField, TextField } from "../../shared/ui/Field";
import { PasswordField } from "../../shared/ui/PasswordField";
import { Switch } from "../../shared/ui/Switch";
import { Checks } from "./Checks";
import { RecordForm, RecordName, RecordRow, Records } from "./Records";
import { useSave } from "./useSave";

const ROLES = ["attendant", "supervisor", "admin"] as const satisfies readonly Role[];

export function UsersPage() {
  const { t } = useTranslation();
  const query = useUsers();
  const departments = useDepartments().data ?? [];
  return (
    <Records
      title={t("settings.users")}
      description={t("users.description")}
      add={t("users.add")}
      query={query}
      failed={t("users.failed")}
      row={(user, edit) => <UserRow user={user} departments={departments} onEdit={edit} />}
      form={(user, close) => <UserForm user={user} departments={departments} onClose={close} />}
    />
  );
}

type UserRowProps = { user: User; departments: readonly Department[]; onEdit(): void };

function UserRow({ user, departments, onEdit }: UserRowProps) {
  const { t, i18n } = useTranslation();
  const names = departments.filter((department) => user.department_ids.includes(department.id)).map(({ name }) => name);
  return (
    <RecordRow active={user.is_active} onEdit={onEdit}>
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
        <RecordName active={user.is_active}>{user.full_name}</RecordName>
        <span className="block truncate text-muted-foreground text-sm">{user.email}</span>
      </span>
      <span className="hidden min-w-0 max-w-52 truncate text-muted-foreground text-sm pane:block">
        {names.join(", ")}
      </span>
      <span className="shrink-0 text-right">
        <span className="block text-sm">{t(`roles.${user.role}`)}</span>
        <span className="tabular hidden text-muted-foreground text-xs pane:block">
          {user.last_login_at
            ? t("users.lastLogin", {
                time: rowTime(user.last_login_at, i18n.language, { yesterday: t("time.yesterday") }, Date.now()),
              })
            : t("users.never")}
        </span>
      </span>
    </RecordRow>
  );
}

type UserFormProps = { user: User | undefined; departments: readonly Department[]; onClose(): void };

function UserForm({ user, departments, onClose }: UserFormProps) {
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

  const saving = useSave(async () => {
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
    <RecordForm title={user ? user.full_name : t("users.add")} saving={saving} onClose={onClose}>
      <TextField
        label={t("users.name")}
        value={name}
        required
        maxLength={200}
        error={saving.fields.full_name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t("login.email")}
        type="email"
        value={email}
        required
        maxLength={254}
        autoComplete="off"
        error={saving.fields.email}
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
          <PasswordField
            label={user ? t("users.newPassword") : t("users.firstPassword")}
            hint={t("profile.passwordHint")}
            autoComplete="new-password"
            required={!user}
            minLength={10}
            maxLength={200}
            value={password}
            error={saving.fields.password}
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
    </RecordForm>
  );
}
