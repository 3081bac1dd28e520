import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../services";
import { NothingFound } from "./drawings";
import { Empty, Skeleton } from "./States";

type PageProps = { title: string; description?: string; action?: ReactNode; children: ReactNode };

export function Page({ title, description, action, children }: PageProps) {
  return (
    <>
      <header className="mb-5 flex flex-col items-start gap-3 pane:flex-row pane:justify-between">
        <div className="min-w-0">
          <h2 className="font-semibold text-xl">{title}</h2>
          {description && <p className="mt-0.5 max-w-lg text-muted-foreground">{description}</p>}
        </div>
        {action}
      </header>
      {children}
    </>
  );
}

/** For whoever follows a link to a page that is not theirs. */
export function AdminsOnly({ children }: { children: ReactNode }) {
  return useMe().role === "admin" ? children : <NotYours />;
}

export function NotYours() {
  const { t } = useTranslation();
  return <Empty drawing={<NothingFound />} title={t("settings.adminsOnly")} text={t("settings.adminsOnlyHint")} />;
}

export function RowsSkeleton() {
  return (
    <div className="flex flex-col gap-2">
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} className="h-16" />
      ))}
    </div>
  );
}
