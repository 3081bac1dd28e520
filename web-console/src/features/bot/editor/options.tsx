import { useTranslation } from "react-i18next";
import { useClinics } from "../../../shared/api/useClinics";
import { useDepartments, useUsers } from "../../../shared/api/useDirectory";
import { useFlows } from "../flows/flows";
import { useSecrets } from "../secrets/secrets";
import { useEditor } from "./session";

// What can be chosen of the organization, as the options of a select.

export function Departments() {
  return (useDepartments().data ?? []).map((one) => (
    <option key={one.id} value={one.id}>
      {one.name}
    </option>
  ));
}

export function People() {
  return (useUsers().data ?? []).map((one) => (
    <option key={one.id} value={one.id}>
      {one.full_name}
    </option>
  ));
}

/** @param known what the block names, also when it is there no more */
export function Secrets({ known }: { known: string }) {
  const names = (useSecrets().data ?? []).map((one) => one.name);
  return [...new Set([...names, known])]
    .filter((name) => name !== "")
    .map((name) => (
      <option key={name} value={name}>
        {name}
      </option>
    ));
}

export function Flows() {
  const { flow } = useEditor();
  return (useFlows().data ?? [])
    .filter((one) => one.id !== flow.id)
    .map((one) => (
      <option key={one.id} value={one.id}>
        {one.name}
      </option>
    ));
}

/** @param known what the block names, also when it is there no more */
export function Clinics({ known }: { known: string }) {
  const { t } = useTranslation();
  const clinics = useClinics().data ?? [];
  const first = clinics.toSorted((a, b) => a.created_at.localeCompare(b.created_at))[0];
  return (
    <>
      <option value="">
        {first
          ? t(clinics.length === 1 ? "flow.form.onlyClinic" : "flow.form.firstClinic", { name: first.name })
          : t("flow.form.noClinic")}
      </option>
      {clinics.map((one) => (
        <option key={one.clinic_id} value={one.clinic_id}>
          {one.name}
        </option>
      ))}
      {known && !clinics.some((one) => one.clinic_id === known) && <option value={known}>{known}</option>}
    </>
  );
}
