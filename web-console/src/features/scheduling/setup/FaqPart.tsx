import { useQuery } from "@tanstack/react-query";
import { CircleHelp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Clinic } from "../../../shared/api/types";
import { useServices } from "../../../shared/services";
import { AreaField, TextField } from "../../../shared/ui/Field";
import { keys } from "../useScheduling";
import { keyOf } from "./keyOf";
import { NumberField } from "./NumberField";
import { PartList } from "./PartList";
import { SaidBubble } from "./SaidBubble";

/** What customers ask again and again, and what the robot answers. */
export function FaqPart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const path = { clinic_id: clinic.clinic_id };
  const query = useQuery({
    queryKey: keys.of(clinic.clinic_id, "faq"),
    queryFn: ({ signal }) => api.get("/api/v1/clinics/{clinic_id}/faq", { path, query: { all: true }, signal }),
  });
  return (
    <PartList
      part="faq"
      query={query}
      sign={() => (
        <CircleHelp aria-hidden="true" className="size-5 shrink-0 text-muted-foreground" strokeWidth={1.75} />
      )}
      name={({ question_label }) => question_label}
      about={({ answer }) => answer}
      draft={(item): { label: string; answer: string; order: number | null } => ({
        label: item?.question_label ?? "",
        answer: item?.answer ?? "",
        order: item?.display_order ?? (query.data?.at(-1)?.display_order ?? 0) + 1,
      })}
      isComplete={({ label, answer }) => label.trim() !== "" && answer.trim() !== ""}
      fields={({ label, answer, order }, change, errors) => (
        <>
          <TextField
            label={t("clinic.faq.question")}
            value={label}
            required
            maxLength={120}
            error={errors.question_label ?? errors.question_key}
            onChange={(event) => change({ label: event.target.value })}
          />
          <AreaField
            label={t("clinic.faq.answer")}
            value={answer}
            required
            maxLength={2000}
            error={errors.answer}
            onChange={(event) => change({ answer: event.target.value })}
          />
          <NumberField
            label={t("clinic.order")}
            value={order}
            min={0}
            max={10000}
            error={errors.display_order}
            onChange={(order) => change({ order })}
          />
          <SaidBubble text={answer} />
        </>
      )}
      save={({ label, answer, order }, item, active) => {
        const body = { question_label: label.trim(), answer: answer.trim(), display_order: order ?? 0 };
        return item
          ? api.put("/api/v1/faq/{faq_id}", { ...body, active }, { path: { faq_id: item.id } })
          : api.post("/api/v1/clinics/{clinic_id}/faq", { ...body, question_key: keyOf(label) }, { path });
      }}
      remove={(item) => api.delete("/api/v1/faq/{faq_id}", { path: { faq_id: item.id } })}
    />
  );
}
