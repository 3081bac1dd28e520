import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic } from "../../../shared/api/types";
import { may } from "../../../shared/permissions";
import { useMe } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Select } from "../../../shared/ui/Field";
import { LinkRow } from "../../../shared/ui/LinkRow";
import { ClinicGate } from "../ClinicGate";
import { GooglePart } from "../google/GooglePart";
import { NewClinicDialog } from "../NewClinicDialog";
import { AssistantPart } from "./AssistantPart";
import { ClinicPart } from "./ClinicPart";
import { FaqPart } from "./FaqPart";
import { HoursPart } from "./HoursPart";
import { ProfessionalsPart } from "./ProfessionalsPart";
import { PARTS, type Part } from "./parts";
import { RemindersPart } from "./RemindersPart";
import { RoomsPart } from "./RoomsPart";
import { RulesPart } from "./RulesPart";
import { ServicesPart } from "./ServicesPart";
import { TextsPart } from "./TextsPart";

/** How a clinic is set up, part by part. */
export function SetupPage() {
  const { t } = useTranslation();
  const params = useParams({ from: "/console/agenda/setup/$part" });
  const search = useSearch({ from: "/console/agenda/setup/$part" });
  const me = useMe();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const part = PARTS.find((one) => one === params.part) ?? "clinic";
  return (
    <ClinicGate>
      {(clinic, clinics) => (
        <main className="flex h-full flex-col pane:flex-row">
          <LinkRow
            label={t("clinic.parts.title")}
            className="flex shrink-0 gap-1 overflow-x-auto border-b bg-card px-2 py-2 [scrollbar-width:none] pane:w-52 pane:flex-col pane:border-r pane:border-b-0 pane:py-4"
          >
            <h1 className="sr-only">{t("agenda.tabs.setup")}</h1>
            {clinics.length > 1 && (
              <Select
                aria-label={t("clinic.title")}
                value={clinic.clinic_id}
                onChange={(event) =>
                  void navigate({ to: "/agenda/setup/$part", params: { part }, search: { clinic: event.target.value } })
                }
                className="field h-9 min-w-36 pr-9 pl-3 pane:mb-2"
              >
                {clinics.map((one) => (
                  <option key={one.clinic_id} value={one.clinic_id}>
                    {one.name}
                  </option>
                ))}
              </Select>
            )}
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
            {may(me, "change_settings") && (
              <Button
                look="quiet"
                size="sm"
                onClick={() => setCreating(true)}
                className="shrink-0 justify-start text-muted-foreground pane:mt-auto"
              >
                <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
                {t("clinic.createAnother")}
              </Button>
            )}
          </LinkRow>
          <div className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-background">
            <div className="mx-auto max-w-3xl px-4 py-6 pane:px-8">
              <Shown key={`${clinic.clinic_id} ${part}`} part={part} clinic={clinic} />
            </div>
          </div>
          {creating && <NewClinicDialog onClose={() => setCreating(false)} />}
        </main>
      )}
    </ClinicGate>
  );
}

function Shown({ part, clinic }: { part: Part; clinic: Clinic }) {
  switch (part) {
    case "clinic":
      return <ClinicPart clinic={clinic} />;
    case "rules":
      return <RulesPart clinic={clinic} />;
    case "services":
      return <ServicesPart clinic={clinic} />;
    case "professionals":
      return <ProfessionalsPart clinic={clinic} />;
    case "rooms":
      return <RoomsPart clinic={clinic} />;
    case "hours":
      return <HoursPart clinic={clinic} />;
    case "reminders":
      return <RemindersPart clinic={clinic} />;
    case "texts":
      return <TextsPart clinic={clinic} />;
    case "faq":
      return <FaqPart clinic={clinic} />;
    case "assistant":
      return <AssistantPart clinic={clinic} />;
    case "google":
      return <GooglePart clinic={clinic} />;
    default:
      return part satisfies never;
  }
}
