package io.balcao.conversations.desk;

import java.util.List;
import java.util.UUID;

/** To whom a conversation may go, and what one has to know of them: schema of the same name in the OpenAPI document. */
record TransferTargets(List<Person> people, List<Place> departments) {
    /** @param load what they hold, by weight */
    record Person(UUID id, String fullName, String presence, double load, int capacity) {}

    /** @param freePlaces how many more those who are there take on */
    record Place(UUID id, String name, boolean isOpen, int waiting, int online, int freePlaces) {}
}
