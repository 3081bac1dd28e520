import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Clinic } from "../../../shared/api/types";
import { ClinicGate } from "../ClinicGate";
import { GooglePart } from "../google/GooglePart";
import { ClinicPart } from "./ClinicPart";
import { FaqPart } from "./FaqPart";
import { HoursPart } from "./HoursPart";
import { ProfessionalsPart } from "./ProfessionalsPart";
import { PARTS, type Part } from "./parts";
import { RoomsPart } from "./RoomsPart";
import { ServicesPart } from "./ServicesPart";
import { TextsPart } from "./TextsPart";

/** How a clinic is set up, part by part. */
export function SetupPage() {
  const { t } = useTranslation();
  const params = useParams({ from: "/console/agenda/setup/$part" });
  const search = useSearch({ from: "/console/agenda/setup/$part" });
  const part = PARTS.find((one) => one === params.part) ?? "clinic";
  return (
    <ClinicGate>
      {(clinic) => (
        <main className="flex h-full flex-col pane:flex-row">
          <nav
            aria-label={t("clinic.parts.title")}
            className="flex shrink-0 gap-1 overflow-x-auto border-b bg-card px-2 py-2 [scrollbar-width:none] pane:w-52 pane:flex-col pane:border-r pane:border-b-0 pane:py-4"
          >
            <h1 className="sr-only">{t("agenda.tabs.setup")}</h1>
            {PARTS.map((one) => (
              <Link
                key={one}
                to="/agenda/setup/$part"
                params={{ part: one }}
                search={search}
                className="inline-flex h-9 shrink-0 items-center rounded-md px-2.5 text-muted-foreground transition-colors hover:bg-muted hover:text-foreground pane:h-8"
                activeProps={{
                  className: "bg-accent font-medium text-primary-ink hover:bg-accent hover:text-primary-ink",
                }}
              >
                {t(`clinic.parts.${one}`)}
              </Link>
            ))}
          </nav>
          <div className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-background">
            <div className="mx-auto max-w-3xl px-4 py-6 pane:px-8">
              <Shown key={`${clinic.clinic_id} ${part}`} part={part} clinic={clinic} />
            </div>
          </div>
        </main>
      )}
    </ClinicGate>
  );
}

function Shown({ part, clinic }: { part: Part; clinic: Clinic }) {
  switch (part) {
    case "clinic":
      return <ClinicPart clinic={clinic} />;
    case "services":
      return <ServicesPart clinic={clinic} />;
    case "professionals":
      return <ProfessionalsPart clinic={clinic} />;
    case "rooms":
      return <RoomsPart clinic={clinic} />;
    case "hours":
      return <HoursPart clinic={clinic} />;
    case "texts":
      return <TextsPart clinic={clinic} />;
    case "faq":
      return <FaqPart clinic={clinic} />;
    case "google":
      return <GooglePart clinic={clinic} />;
    default:
      return part satisfies never;
  }
}
