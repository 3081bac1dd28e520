package io.balcao.scheduling.google;

import io.balcao.platform.OrganizationId;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.google.GoogleClient.Login;

/** For which clinic Google is spoken to, and as whom. */
record Speaker(OrganizationId organization, Clinic clinic, Login login) {}
