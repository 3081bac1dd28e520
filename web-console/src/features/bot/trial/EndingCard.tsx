import { CircleCheck, Inbox, RefreshCw, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDepartments, useUsers } from "../../../shared/api/useDirectory";
import { TagChip, useTagColor } from "../../../shared/ui/Tag";
import type { Trial } from "./trial";

const ICONS = { finished: CircleCheck, handover: UserRound, closed: Inbox, loop: RefreshCw } as const;

/** How the bot's part ended, and what the people who get the conversation find. */
export function EndingCard({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  const departments = useDepartments().data ?? [];
  const users = useUsers().data ?? [];
  const colorOf = useTagColor();
  const { ending, deeds } = trial;
  const tags = deeds.reduce<readonly string[]>((known, { kind, detail }) => {
    const others = known.filter((name) => name !== detail);
    return kind === "tag" ? [...others, detail] : kind === "untag" ? others : known;
  }, []);
  const score = deeds.find(({ kind }) => kind === "score")?.detail;
  const priority = deeds.findLast(({ kind }) => kind === "priority")?.detail;
  if (!ending && deeds.length === 0) {
    return null;
  }
  const Icon = ending ? ICONS[ending] : UserRound;
  const person = users.find(({ id }) => id === trial.userId)?.full_name;
  const fields = deeds.filter(({ kind }) => kind === "field");
  const notes = deeds.filter(({ kind }) => kind === "note");
  const department = departments.find(({ id }) => id === trial.departmentId)?.name;
  return (
    <section role="status" aria-label={t("flowTrial.ending")} className="rounded-lg border bg-card p-3 text-sm">
      {ending && (
        <p className="flex items-start gap-2">
          <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-primary-ink" strokeWidth={1.75} />
          <span>
            <span className="block font-medium">{t(`flowTrial.endings.${ending}`)}</span>
            <span className="block text-muted-foreground">{t(`flowTrial.endingHints.${ending}`)}</span>
          </span>
        </p>
      )}
      {(ending === "handover" || ending === "loop" || deeds.length > 0) && (
        <dl className={ending ? "mt-2 flex flex-col gap-1 border-t pt-2" : "flex flex-col gap-1"}>
          {(ending === "handover" || ending === "loop") && (
            <Row name={t("flowTrial.queue")}>
              {department ?? t("flowTrial.anyQueue")}
              {trial.needsAttention && (
                <span className="ml-2 rounded-full bg-warning-soft px-2 py-0.5 font-medium text-xs">
                  {t("flowTrial.attention")}
                </span>
              )}
            </Row>
          )}
          {person && <Row name={t("flowTrial.person")}>{person}</Row>}
          {score && <Row name={t("flowTrial.score")}>{score}</Row>}
          {notes.map(({ detail }) => (
            <Row key={detail} name={t("flowTrial.note")}>
              <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{detail}</span>
            </Row>
          ))}
          {fields.map(({ detail }) => (
            <Row key={detail} name={t("flowTrial.field")}>
              <span className="[overflow-wrap:anywhere]">{detail}</span>
            </Row>
          ))}
          {priority && <Row name={t("flowTrial.priority")}>{t(`priority.${priorityOf(priority)}`)}</Row>}
          {tags.length > 0 && (
            <Row name={t("flowTrial.tags")}>
              <span className="flex flex-wrap justify-end gap-1">
                {tags.map((name) => (
                  <TagChip key={name} name={name} color={colorOf(name)} />
                ))}
              </span>
            </Row>
          )}
        </dl>
      )}
    </section>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex items-baseline gap-3">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="min-w-0 flex-1 text-right">{children}</dd>
    </div>
  );
}

const PRIORITIES = ["low", "normal", "high", "urgent"] as const;

function priorityOf(name: string): (typeof PRIORITIES)[number] {
  return PRIORITIES.find((known) => known === name) ?? "normal";
}
