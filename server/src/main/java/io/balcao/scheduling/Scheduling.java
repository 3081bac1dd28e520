package io.balcao.scheduling;

import io.balcao.platform.Problem;
import io.balcao.platform.http.Routes;
import java.util.List;

/** Clinics, when they can be booked, and what is booked. */
public final class Scheduling {
    /** Documented so that the console can be built, and not served yet. */
    private static final List<String> TO_COME = List.of(
            "listClinics", "createClinic", "getClinic", "updateClinic", "deleteClinic", "getClinicContext",
            "updateClinicContext", "getClinicWorkingHours", "updateClinicWorkingHours", "listClinicServices",
            "createClinicService", "updateClinicService", "deleteClinicService", "listProfessionals",
            "createProfessional", "updateProfessional", "deleteProfessional", "listClinicResources",
            "createClinicResource", "updateClinicResource", "deleteClinicResource", "listAvailabilityRules",
            "createAvailabilityRule", "updateAvailabilityRule", "deleteAvailabilityRule",
            "listAvailabilityExceptions", "createAvailabilityException", "updateAvailabilityException",
            "deleteAvailabilityException", "getAvailableSlots", "listAvailableDays", "findAvailableSlots",
            "listClinicTemplates", "createClinicTemplate", "updateClinicTemplate", "deleteClinicTemplate",
            "listFaq", "createFaqItem", "updateFaqItem", "deleteFaqItem", "createAppointment",
            "listClinicAppointments", "getAppointment", "updateAppointment", "deleteAppointment", "moveAppointment",
            "cancelAppointment", "confirmAppointment", "markAppointmentNoShow", "markAppointmentDone",
            "listAppointmentHistory", "listCustomerAppointments", "listReminders", "listWaitingList",
            "addToWaitingList", "removeFromWaitingList", "startAppointmentFlow", "getAppointmentFlow",
            "advanceAppointmentFlow");

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        TO_COME.forEach(operation -> routes.add(operation, request -> {
            throw new Problem.Unavailable("Not possible at the moment");
        }));
    }
}
