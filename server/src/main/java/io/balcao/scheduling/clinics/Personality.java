package io.balcao.scheduling.clinics;

import java.util.List;

/** How the assistant of a clinic speaks; schema {@code ClinicPersonality}. */
record Personality(String name, String tone, String formalityLevel, List<String> languages, String greeting,
        String farewell) {
    static final Personality USUAL = new Personality("", "professional_friendly", "medium", List.of("pt-BR"), "", "");
}
