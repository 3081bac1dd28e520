import { Problem } from "../../shared/api/problem";
import type { Appointment, TakenTime } from "../../shared/api/types";
import { useServices } from "../../shared/services";
import { type Place, placeOf } from "./agenda";
import { clockOf } from "./clinicTime";
import { hear, keys } from "./useScheduling";

/** What one does with an appointment. Each answers it as it is then, which is shown everywhere at once. */
export function useActs() {
  const { api, cache } = useServices();
  const told = async (answer: Promise<Appointment>) => {
    const appointment = await answer;
    hear(cache, [appointment]);
    return appointment;
  };
  const path = ({ id }: Appointment) => ({ path: { appointment_id: id } });
  return {
    move(appointment: Appointment, place: Place) {
      const was = placeOf(appointment);
      const length = place.to - place.from;
      return told(
        api.post(
          "/api/v1/appointments/{appointment_id}/move",
          {
            date: place.day,
            time: clockOf(place.from),
            ...(length === was.to - was.from ? {} : { duration_minutes: length }),
            ...(place.professionalId === was.professionalId ? {} : { professional_id: place.professionalId }),
            version: appointment.version,
          },
          path(appointment),
        ),
      );
    },
    confirm: (appointment: Appointment) =>
      told(api.post("/api/v1/appointments/{appointment_id}/confirm", {}, path(appointment))),
    review: (appointment: Appointment) =>
      told(api.post("/api/v1/appointments/{appointment_id}/review", {}, path(appointment))),
    /** All that somebody saw, and no other that was marked meanwhile. */
    async reviewAll(clinic: string, seen: readonly Appointment[]) {
      const reviewed = await api.post(
        "/api/v1/clinics/{clinic_id}/appointments-to-review",
        { appointment_ids: seen.map(({ id }) => id) },
        { path: { clinic_id: clinic } },
      );
      hear(cache, reviewed);
      // Somebody else may have been faster with all of them.
      await cache.invalidateQueries({ queryKey: keys.toReview(clinic) });
    },
    cancel: (appointment: Appointment, reason: string) =>
      told(api.post("/api/v1/appointments/{appointment_id}/cancel", reason ? { reason } : {}, path(appointment))),
    done: (appointment: Appointment) =>
      told(api.post("/api/v1/appointments/{appointment_id}/done", {}, path(appointment))),
    noShow: (appointment: Appointment) =>
      told(api.post("/api/v1/appointments/{appointment_id}/no-show", {}, path(appointment))),
    note: (appointment: Appointment, notes: string) =>
      told(
        api.put(
          "/api/v1/appointments/{appointment_id}",
          { notes: notes.trim() || null, version: appointment.version },
          path(appointment),
        ),
      ),
  };
}

/** Who has the time that one wanted, when a refusal says so. */
export function takenIn(failure: unknown): TakenTime | undefined {
  const taken = failure instanceof Problem && failure.status === 409 ? failure.extras.taken : undefined;
  return Array.isArray(taken) ? taken.find(isTaken) : undefined;
}

function isTaken(value: unknown): value is TakenTime {
  return typeof value === "object" && value !== null && "starts_at" in value && "ends_at" in value && "kind" in value;
}
