import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic } from "../../shared/api/types";
import { useClinics } from "../../shared/api/useClinics";
import { may } from "../../shared/permissions";
import { useMe } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { EmptyAgenda } from "../../shared/ui/drawings";
import { Appearing, Empty, Failed, Skeleton } from "../../shared/ui/States";
import { NewClinicDialog } from "./NewClinicDialog";

type ClinicGateProps = { children(clinic: Clinic, clinics: readonly Clinic[]): ReactNode };

/** The clinic that is meant, or whatever one needs to have one. */
export function ClinicGate({ children }: ClinicGateProps) {
  const { t } = useTranslation();
  const me = useMe();
  const search: { clinic?: unknown } = useSearch({ strict: false });
  const clinics = useClinics();
  const [creating, setCreating] = useState(false);
  if (clinics.isError) {
    return <Failed error={clinics.error} title={t("clinic.failed")} onRetry={() => void clinics.refetch()} />;
  }
  if (!clinics.data) {
    return (
      <Appearing className="flex h-full flex-col gap-3 p-6">
        <Skeleton className="h-9 w-72" />
        <Skeleton className="min-h-40 flex-1" />
      </Appearing>
    );
  }
  const clinic = clinics.data.find((one) => one.clinic_id === search.clinic) ?? clinics.data[0];
  if (clinic) {
    return children(clinic, clinics.data);
  }
  const mayCreate = may(me, "change_settings");
  return (
    <main className="h-full">
      <h1 className="sr-only">{t("rail.agenda")}</h1>
      <Empty
        drawing={<EmptyAgenda />}
        title={t("clinic.none")}
        text={t(mayCreate ? "clinic.noneText" : "clinic.noneForYou")}
        action={
          mayCreate && (
            <Button look="primary" onClick={() => setCreating(true)}>
              {t("clinic.create")}
            </Button>
          )
        }
      />
      {creating && <NewClinicDialog onClose={() => setCreating(false)} />}
    </main>
  );
}
