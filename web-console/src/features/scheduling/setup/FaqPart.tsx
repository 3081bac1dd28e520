import { useQuery } from "@tanstack/react-query";
import { CircleHelp } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, FaqItem } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { EmptyAgenda } from "../../../shared/ui/drawings";
import { AreaField, TextField } from "../../../shared/ui/Field";
import { RecordForm, RecordName, RecordRow, Records } from "../../../shared/ui/Records";
import { Switch } from "../../../shared/ui/Switch";
import { keys } from "../useScheduling";
import { keyOf } from "./keyOf";
import { NumberField } from "./NumberField";
import { SaidBubble } from "./SaidBubble";

/** What customers ask again and again, and what the robot answers. */
export function FaqPart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useQuery({
    queryKey: keys.of(clinic.clinic_id, "faq"),
    queryFn: ({ signal }) =>
      api.get("/api/v1/clinics/{clinic_id}/faq", {
        path: { clinic_id: clinic.clinic_id },
        query: { all: true },
        signal,
      }),
  });
  return (
    <Records
      access="settings"
      title={t("clinic.parts.faq")}
      description={t("clinic.faq.description")}
      add={t("clinic.faq.add")}
      query={query}
      failed={t("clinic.faq.failed")}
      none={{ drawing: <EmptyAgenda />, title: t("clinic.faq.none") }}
      row={(item, edit) => (
        <RecordRow active={item.active} onEdit={edit}>
          <CircleHelp aria-hidden="true" className="size-5 shrink-0 text-muted-foreground" strokeWidth={1.75} />
          <span className="min-w-0 flex-1">
            <RecordName active={item.active}>{item.question_label}</RecordName>
            <span className="block truncate text-muted-foreground text-sm">{item.answer}</span>
          </span>
        </RecordRow>
      )}
      form={(item, close) => (
        <FaqForm clinic={clinic} item={item} last={query.data?.at(-1)?.display_order ?? 0} onClose={close} />
      )}
    />
  );
}

type FaqFormProps = { clinic: Clinic; item: FaqItem | undefined; last: number; onClose(): void };

function FaqForm({ clinic, item, last, onClose }: FaqFormProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [label, setLabel] = useState(item?.question_label ?? "");
  const [answer, setAnswer] = useState(item?.answer ?? "");
  const [order, setOrder] = useState<number | null>(item?.display_order ?? last + 1);
  const [active, setActive] = useState(item?.active ?? true);
  const done = async () => {
    await cache.invalidateQueries({ queryKey: keys.of(clinic.clinic_id, "faq") });
    onClose();
  };
  const saving = useSave(async () => {
    const body = { question_label: label.trim(), answer: answer.trim(), display_order: order ?? 0 };
    await (item
      ? api.put("/api/v1/faq/{faq_id}", { ...body, active }, { path: { faq_id: item.id } })
      : api.post(
          "/api/v1/clinics/{clinic_id}/faq",
          { ...body, question_key: keyOf(label) },
          { path: { clinic_id: clinic.clinic_id } },
        ));
    await done();
  });
  const removing = useSave(async () => {
    if (item) {
      await api.delete("/api/v1/faq/{faq_id}", { path: { faq_id: item.id } });
      await done();
    }
  });
  return (
    <RecordForm
      title={t(item ? "clinic.faq.edit" : "clinic.faq.add")}
      saving={saving}
      incomplete={!label.trim() || !answer.trim()}
      extra={
        item && (
          <Button look="quiet" busy={removing.busy} onClick={() => void removing.save()}>
            {t("common.delete")}
          </Button>
        )
      }
      onClose={onClose}
    >
      <TextField
        label={t("clinic.faq.question")}
        value={label}
        required
        maxLength={200}
        error={saving.fields.question_label ?? saving.fields.question_key}
        onChange={(event) => setLabel(event.target.value)}
      />
      <AreaField
        label={t("clinic.faq.answer")}
        value={answer}
        required
        maxLength={4000}
        error={saving.fields.answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <NumberField label={t("clinic.faq.order")} value={order} min={0} max={10000} onChange={setOrder} />
      {item && <Switch checked={active} onChange={setActive} label={t("clinic.faq.active")} />}
      <SaidBubble text={answer} />
    </RecordForm>
  );
}
