import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Department, Role, User } from "../../shared/api/types";
import { directoryKeys, useDepartments, useUsers } from "../../shared/api/useDirectory";
import { useSave } from "../../shared/api/useSave";
import { rowTime, shortTime } from "../../shared/format/time";
import { isLanguage, type Language } from "../../shared/i18n/i18n";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { SelectField, TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { LanguageField } from "../../shared/ui/LanguageField";
import { NewPasswordField } from "../../shared/ui/PasswordField";
import { PersonAvatar } from "../../shared/ui/PersonAvatar";
import { RecordForm, RecordName, RecordRow, Records } from "../../shared/ui/Records";
import { Switch } from "../../shared/ui/Switch";
import { toasts } from "../../shared/ui/Toasts";
import { Checks } from "./Checks";
import { type Heirs, LeavingFields } from "./LeavingFields";
import { UserSessions } from "./SessionsCard";

/** What the server takes when nothing is said. */
const USUAL_CAPACITY = 8;

const ROLES = ["attendant", "supervisor", "admin"] as const satisfies readonly Role[];

export function UsersPage() {
  const { t } = useTranslation();
  const query = useUsers();
  const departments = useDepartments().data ?? [];
  return (
    <Records
      title={t("settings.users")}
      description={t("users.description")}
      add={t("users.invite")}
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
    <RecordRow active={user.status !== "disabled"} onEdit={onEdit}>
      <span className="relative shrink-0">
        <PersonAvatar id={user.id} name={user.full_name} />
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
        <span className="flex min-w-0 items-center gap-2">
          <RecordName active={user.status !== "disabled"}>{user.full_name}</RecordName>
          {user.status === "invited" && (
            <span className="shrink-0 rounded-full bg-warning-soft px-2 text-warning text-xs">
              {t("users.invited")}
            </span>
          )}
        </span>
        <span className="block truncate text-muted-foreground text-sm">{user.email}</span>
      </span>
      <span className="hidden min-w-0 max-w-52 truncate text-muted-foreground text-sm pane:block">
        {names.join(", ")}
      </span>
      <span className="shrink-0 text-right">
        <span className="block text-sm">{t(`roles.${user.role}`)}</span>
        <span className="tabular hidden text-muted-foreground text-xs pane:block">
          {user.status === "invited" ? <InvitationState user={user} /> : lastLogin(user, t, i18n.language)}
        </span>
      </span>
    </RecordRow>
  );
}

function lastLogin(user: User, t: TFunction, language: string): string {
  return user.last_login_at
    ? t("users.lastLogin", {
        time: rowTime(user.last_login_at, language, { yesterday: t("time.yesterday") }, Date.now()),
      })
    : t("users.never");
}

function InvitationState({ user }: { user: User }) {
  const { t, i18n } = useTranslation();
  if (!user.invited_until) {
    return t("users.inviteRevoked");
  }
  return Date.parse(user.invited_until) < Date.now()
    ? t("users.inviteOver")
    : t("users.inviteUntil", { time: shortTime(user.invited_until, i18n.language) });
}

/** What can be done about an invitation that was not accepted yet. */
function InvitationActions({ user }: { user: User }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const path = { path: { id: user.id } };
  const told = async (words: string) => {
    await cache.invalidateQueries({ queryKey: directoryKeys.users });
    toasts.add({ title: words });
  };
  const resending = useSave(async () => {
    await api.post("/api/v1/users/{id}/invitation", undefined, path);
    await told(t("users.resent"));
  });
  const revoking = useSave(async () => {
    await api.delete("/api/v1/users/{id}/invitation", path);
    await told(t("users.revoked"));
  });
  return (
    <div className="flex flex-col gap-2 rounded-md border p-3">
      <p className="text-sm">
        <InvitationState user={user} />
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" busy={resending.busy} onClick={() => void resending.save()}>
          {t("users.resend")}
        </Button>
        {user.invited_until && (
          <Button size="sm" look="quiet" busy={revoking.busy} onClick={() => void revoking.save()}>
            {t("users.revoke")}
          </Button>
        )}
      </div>
      <FormError failure={resending.failure ?? revoking.failure} fields={{}} />
    </div>
  );
}

/** For somebody who lost their app. */
function SecondFactorReset({ user }: { user: User }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const resetting = useSave(async () => {
    await api.delete("/api/v1/users/{id}/second-factor", { path: { id: user.id } });
    await cache.invalidateQueries({ queryKey: directoryKeys.users });
    toasts.add({ title: t("users.secondFactorGone") });
  });
  return (
    <div className="flex flex-col items-start gap-2 rounded-md border p-3">
      <p className="text-sm">{t("users.secondFactor")}</p>
      <Button size="sm" busy={resetting.busy} onClick={() => void resetting.save()}>
        {t("users.secondFactorReset")}
      </Button>
      <FormError failure={resetting.failure} fields={{}} />
    </div>
  );
}

type UserFormProps = { user: User | undefined; departments: readonly Department[]; onClose(): void };

function UserForm({ user: given, departments, onClose }: UserFormProps) {
  const { t, i18n } = useTranslation();
  // What is in the list now: the invitation may have been sent again meanwhile.
  const user = useUsers().data?.find(({ id }) => id === given?.id) ?? given;
  const me = useMe();
  const { api, cache } = useServices();
  const [name, setName] = useState(user?.full_name ?? "");
  const [email, setEmail] = useState(user?.email ?? "");
  const [role, setRole] = useState<Role>(user?.role ?? "attendant");
  const [password, setPassword] = useState("");
  const [active, setActive] = useState(user?.is_active ?? true);
  const [own, setOwn] = useState<readonly string[]>(user?.department_ids ?? []);
  const [language, setLanguage] = useState<Language>(isLanguage(i18n.language) ? i18n.language : "pt-BR");
  const [capacity, setCapacity] = useState(String(user?.capacity ?? USUAL_CAPACITY));
  const [heirs, setHeirs] = useState<Heirs>({ where: "queue", ids: [] });
  const isMe = user?.id === me.id;
  const invited = user?.status === "invited";

  const leaves = user?.is_active === true && !active;
  const colleagues = (useUsers().data ?? []).filter((one) => one.is_active && one.id !== user?.id);

  const saving = useSave(async () => {
    const common = {
      full_name: name.trim(),
      email: email.trim(),
      department_ids: [...own],
      capacity: Number(capacity),
    };
    if (user) {
      const path = { path: { id: user.id } };
      const change = {
        ...common,
        ...(isMe ? {} : { role, ...(invited ? {} : { is_active: active }), ...(password ? { password } : {}) }),
      };
      if (leaves && heirs.where === "people") {
        // What is refused is refused before anything is given away; what nobody could be given goes to the queues.
        await api.patch("/api/v1/users/{id}", { ...change, is_active: true }, path);
        const { moved } = await api.post("/api/v1/conversations/redistribute", {
          from_user_id: user.id,
          to_user_ids: [...heirs.ids],
        });
        toasts.add({ title: t("wall.movedCount", { count: moved.length }) });
      }
      await api.patch("/api/v1/users/{id}", change, path);
    } else {
      await api.post("/api/v1/users/invite", { ...common, role, locale: language });
    }
    await Promise.all([
      cache.invalidateQueries({ queryKey: directoryKeys.users }),
      cache.invalidateQueries({ queryKey: directoryKeys.departments }),
    ]);
    onClose();
  });

  return (
    <RecordForm
      title={user ? user.full_name : t("users.invite")}
      description={user ? undefined : t("users.inviteHint")}
      action={user ? undefined : t("users.send")}
      incomplete={leaves && heirs.where === "people" && heirs.ids.length === 0}
      saving={saving}
      onClose={onClose}
    >
      {user && invited && <InvitationActions user={user} />}
      {user && !invited && (
        <Link
          to="/settings/audit"
          search={{ user: user.id }}
          className="self-start font-medium text-primary-ink text-sm hover:underline"
        >
          {t("users.activity")}
        </Link>
      )}
      {user?.has_second_factor && !isMe && <SecondFactorReset user={user} />}
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
          {!user && <LanguageField label={t("users.language")} value={language} onChange={setLanguage} />}
          {user && !invited && (
            <NewPasswordField
              label={t("users.newPassword")}
              value={password}
              error={saving.fields.password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </>
      )}
      <TextField
        label={t("users.capacity")}
        hint={t("users.capacityHint")}
        type="number"
        inputMode="numeric"
        min={0}
        max={100}
        step={1}
        required
        value={capacity}
        error={saving.fields.capacity}
        onChange={(event) => setCapacity(event.target.value)}
      />
      <Checks
        label={t("settings.departments")}
        options={departments.map((department) => ({ id: department.id, name: department.name }))}
        chosen={own}
        onChange={setOwn}
      />
      {user && !isMe && !invited && (
        <Switch checked={active} onChange={setActive} label={t("users.active")} hint={t("users.activeHint")} />
      )}
      {user && leaves && <LeavingFields user={user} colleagues={colleagues} heirs={heirs} onChange={setHeirs} />}
      {user && !isMe && user.is_active && active && <UserSessions user={user} />}
    </RecordForm>
  );
}
