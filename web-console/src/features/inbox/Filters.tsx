import { ListFilter, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ConversationSort } from "../../shared/api/types";
import { useDepartments, useUsers } from "../../shared/api/useDirectory";
import { useTags } from "../../shared/api/useTags";
import { seesOthers } from "../../shared/permissions";
import { useMe } from "../../shared/services";
import { IconButton } from "../../shared/ui/IconButton";
import { Menu, MenuChoice, MenuSeparator } from "../../shared/ui/Menu";
import { TagSpot } from "../../shared/ui/Tag";
import { type Scope, sortOf } from "./scope";

type FilterProps = { scope: Scope; onScope(scope: Scope): void };

const ANY = "";
const STATUSES = ["", "open", "waiting", "closed", "any"] as const;
const SORTS = ["-last_message_at", "last_message_at", "waiting_since", "sla_due_at"] as const;

export function FilterMenu({ scope, onScope }: FilterProps) {
  const { t } = useTranslation();
  const me = useMe();
  const departments = useDepartments().data ?? [];
  const users = useUsers().data ?? [];
  const tags = useTags().data ?? [];
  const sort = sortOf(scope);

  return (
    <Menu
      trigger={
        <IconButton
          icon={ListFilter}
          label={t("filters.title")}
          pressed={Boolean(scope.status || scope.department || scope.assignee || scope.tag || scope.sla || scope.sort)}
        />
      }
    >
      {scope.tab === "all" && (
        <>
          <MenuChoice
            label={t("filters.status")}
            value={scope.status ?? ANY}
            options={STATUSES.map((status) => ({ value: status, label: t(`filters.statuses.${status || "default"}`) }))}
            onChange={(status) => onScope({ ...scope, status: status || undefined })}
          />
          <MenuSeparator />
        </>
      )}
      {departments.length > 1 && (
        <>
          <MenuChoice
            label={t("filters.department")}
            value={scope.department ?? ANY}
            options={[
              { value: ANY, label: t("filters.anyDepartment") },
              ...departments.map((department) => ({ value: department.id, label: department.name })),
            ]}
            onChange={(department) => onScope({ ...scope, department: department || undefined })}
          />
          <MenuSeparator />
        </>
      )}
      {scope.tab === "all" && seesOthers(me) && (
        <>
          <MenuChoice
            label={t("filters.assignee")}
            value={scope.assignee ?? ANY}
            options={[
              { value: ANY, label: t("filters.anybody") },
              { value: "none", label: t("filters.nobody") },
              ...users
                .filter((user) => user.is_active)
                .map((user) => ({ value: user.id === me.id ? "me" : user.id, label: user.full_name })),
            ]}
            onChange={(assignee) => onScope({ ...scope, assignee: assignee || undefined })}
          />
          <MenuSeparator />
        </>
      )}
      {tags.length > 0 && (
        <>
          <MenuChoice
            label={t("tags.title")}
            value={scope.tag ?? ANY}
            options={[
              { value: ANY, label: t("tags.any") },
              ...tags.map((tag) => ({
                value: tag.name,
                label: (
                  <span className="flex items-center gap-2">
                    <TagSpot color={tag.color} className="size-2" />
                    <span className="truncate">{tag.name}</span>
                  </span>
                ),
              })),
            ]}
            onChange={(tag) => onScope({ ...scope, tag: tag || undefined })}
          />
          <MenuSeparator />
        </>
      )}
      <MenuChoice
        label={t("filters.sla")}
        value={scope.sla ?? ANY}
        options={[
          { value: ANY, label: t("filters.anySla") },
          { value: "at_risk", label: t("filters.atRisk") },
        ]}
        onChange={(sla) => onScope({ ...scope, sla: sla === "at_risk" ? sla : undefined })}
      />
      <MenuSeparator />
      <MenuChoice<ConversationSort>
        label={t("filters.sort")}
        value={sort}
        options={SORTS.map((value) => ({ value, label: t(`filters.sorts.${value}`) }))}
        onChange={(value) =>
          onScope({ ...scope, sort: value === sortOf({ ...scope, sort: undefined }) ? undefined : value })
        }
      />
    </Menu>
  );
}

/** What is filtered for, each removable where it is said. */
export function FilterChips({ scope, onScope }: FilterProps) {
  const { t } = useTranslation();
  const me = useMe();
  const departments = useDepartments().data ?? [];
  const users = useUsers().data ?? [];
  const chips: { key: string; label: string; without: Scope }[] = [];

  if (scope.status) {
    chips.push({
      key: "status",
      label: t(`filters.statuses.${scope.status}`),
      without: { ...scope, status: undefined },
    });
  }
  if (scope.department) {
    const department = departments.find((candidate) => candidate.id === scope.department);
    chips.push({
      key: "department",
      label: department?.name ?? t("filters.department"),
      without: { ...scope, department: undefined },
    });
  }
  if (scope.assignee) {
    const id = scope.assignee === "me" ? me.id : scope.assignee;
    const name = users.find((user) => user.id === id)?.full_name;
    chips.push({
      key: "assignee",
      label: scope.assignee === "none" ? t("filters.nobody") : (name ?? t("filters.assignee")),
      without: { ...scope, assignee: undefined },
    });
  }
  if (scope.tag) {
    chips.push({ key: "tag", label: `#${scope.tag}`, without: { ...scope, tag: undefined } });
  }
  if (scope.sla) {
    chips.push({ key: "sla", label: t("filters.atRisk"), without: { ...scope, sla: undefined } });
  }
  if (scope.sort) {
    chips.push({ key: "sort", label: t(`filters.sorts.${scope.sort}`), without: { ...scope, sort: undefined } });
  }
  if (chips.length === 0) {
    return null;
  }
  return (
    <ul aria-label={t("filters.active")} className="flex flex-wrap gap-1 px-3 pb-1">
      {chips.map((chip) => (
        <li key={chip.key}>
          <button
            type="button"
            onClick={() => onScope(chip.without)}
            className="inline-flex h-6 max-w-52 items-center gap-1 rounded-full bg-accent pr-1.5 pl-2.5 text-primary-ink text-xs hover:bg-accent-strong"
          >
            <span className="truncate">{chip.label}</span>
            <X aria-label={t("filters.remove")} className="size-3 shrink-0" strokeWidth={2} />
          </button>
        </li>
      ))}
    </ul>
  );
}
