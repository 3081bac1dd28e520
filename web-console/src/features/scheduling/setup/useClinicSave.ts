import type { ClinicChange } from "../../../shared/api/types";
import { useServices } from "../../../shared/services";

/** Changes what is named of a clinic, and leaves the rest as it is. */
export function useClinicSave(clinic: string) {
  const { api } = useServices();
  return (change: ClinicChange) => api.put("/api/v1/clinics/{clinic_id}", change, { path: { clinic_id: clinic } });
}
