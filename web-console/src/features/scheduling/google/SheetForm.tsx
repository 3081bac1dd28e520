import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, GoogleConnection } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { TextField } from "../../../shared/ui/Field";
import { FormError } from "../../../shared/ui/FormError";
import { toasts } from "../../../shared/ui/Toasts";
import { keys } from "../useScheduling";

type Props = { clinic: Clinic; google: GoogleConnection };

/** Where the rows are written. */
export function SheetForm({ clinic, google }: Props) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [id, setId] = useState(clinic.google_spreadsheet_id ?? "");
  const [name, setName] = useState(clinic.google_sheet_name ?? "");
  const saving = useSave(async () => {
    await api.put(
      "/api/v1/clinics/{clinic_id}",
      { google_spreadsheet_id: id.trim() || null, google_sheet_name: name.trim() || null },
      { path: { clinic_id: clinic.clinic_id } },
    );
    await cache.invalidateQueries({ queryKey: keys.clinics });
    toasts.add({ title: t("clinic.google.savedSheet") });
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      <p className="text-muted-foreground text-sm">{t("clinic.google.sheetText")}</p>
      <TextField
        label={t("clinic.google.spreadsheet")}
        hint={t("clinic.google.spreadsheetHint")}
        error={saving.fields.google_spreadsheet_id}
        value={id}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setId(event.target.value)}
      />
      <TextField
        label={t("clinic.google.sheetName")}
        error={saving.fields.google_sheet_name}
        value={name}
        placeholder="Agenda"
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
      />
      <FormError failure={saving.failure} fields={saving.fields} />
      <div>
        <Button type="submit" look="primary" busy={saving.busy} disabled={google.state === "none"}>
          {t("clinic.google.saveSheet")}
        </Button>
      </div>
    </form>
  );
}
