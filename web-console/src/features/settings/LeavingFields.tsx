import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { User } from "../../shared/api/types";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Failed, Skeleton } from "../../shared/ui/States";
import { Checks } from "./Checks";

/** To whom goes what a person has who leaves: to the queues when nobody is named. */
export type Heirs = { where: "queue" | "people"; ids: readonly string[] };

type LeavingProps = { user: User; colleagues: readonly User[]; heirs: Heirs; onChange(heirs: Heirs): void };

/** How many conversations somebody has who is to be switched off, and where these go. */
export function LeavingFields({ user, colleagues, heirs, onChange }: LeavingProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const held = useQuery({
    queryKey: ["held", user.id],
    queryFn: ({ signal }) => api.get("/api/v1/users/{id}/held", { path: { id: user.id }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
  if (held.isPending) {
    return <Skeleton className="h-20" />;
  }
  if (held.isError) {
    return <Failed error={held.error} title={t("leaving.failed")} onRetry={() => void held.refetch()} />;
  }
  const { conversations, departments } = held.data;
  if (conversations === 0) {
    return <p className="rounded-md bg-muted px-3 py-2 text-sm">{t("leaving.nothing", { name: user.full_name })}</p>;
  }
  const team = colleagues.filter((one) => one.department_ids.some((id) => user.department_ids.includes(id)));
  return (
    <div role="status" className="flex flex-col gap-3 rounded-md border border-warning bg-warning-soft/40 p-3">
      <p className="text-sm">
        <strong className="font-semibold">{t("leaving.holds", { count: conversations, name: user.full_name })}</strong>{" "}
        <span className="text-muted-foreground">
          {departments.map((one) => `${one.name}: ${one.conversations}`).join(" · ")}
        </span>
      </p>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium text-sm">{t("leaving.where")}</legend>
        {(["queue", "people"] as const).map((where) => (
          <label key={where} className="flex cursor-pointer items-start gap-2.5 rounded-md px-2 py-1.5 hover:bg-muted">
            <input
              type="radio"
              name="heirs"
              className="mt-0.75 size-4 accent-primary"
              checked={heirs.where === where}
              onChange={() => onChange({ ...heirs, where })}
            />
            <span>
              <span className="block">{t(`leaving.to.${where}`)}</span>
              <span className="block text-muted-foreground text-xs">{t(`leaving.toHint.${where}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {heirs.where === "people" && (
        <div className="flex flex-col items-start gap-2">
          <div className="w-full">
            <Checks
              label={t("leaving.heirs")}
              options={colleagues.map((one) => ({ id: one.id, name: one.full_name }))}
              chosen={heirs.ids}
              onChange={(ids) => onChange({ ...heirs, ids })}
            />
          </div>
          {team.length > 1 && (
            <Button size="sm" onClick={() => onChange({ ...heirs, ids: team.map(({ id }) => id) })}>
              {t("leaving.team", { count: team.length })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
