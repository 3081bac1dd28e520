package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Users, their tokens and what they may see, in memory: for the gateway, what the database is in a server. */
final class People implements SocketAuthenticator, ConversationAccess {
    private final Map<String, Person> byToken = new ConcurrentHashMap<>();
    final AtomicInteger asked = new AtomicInteger();
    /** Who was said to follow what. */
    final Set<String> followed = ConcurrentHashMap.newKeySet();
    /** What a look at a token waits for. */
    volatile Future<Void> looks = Future.succeededFuture();

    /** Someone with a login. Changing what a person sees is a committed change of rights. */
    static final class Person {
        final OrganizationId organization;
        final UUID id = UUID.randomUUID();
        final UUID login = UUID.randomUUID();
        final String name;
        final Set<UUID> sees = ConcurrentHashMap.newKeySet();
        final Set<UUID> departments = ConcurrentHashMap.newKeySet();
        volatile boolean isSupervisor;
        volatile boolean isDisabled;
        volatile boolean seesPhoneNumbers = true;
        volatile Instant expiresAt = Instant.now().plusSeconds(900);

        Person(OrganizationId organization, String name) {
            this.organization = organization;
            this.name = name;
        }

        Principal principal(Instant until) {
            Set<Room> rooms = new HashSet<>();
            rooms.add(Room.user(id));
            departments.forEach(department -> rooms.add(Room.department(department)));
            if (isSupervisor) {
                rooms.add(Room.organization(organization));
            }
            return new Principal(organization, id, name, login, until, rooms,
                    isSupervisor ? Room.wall(organization) : null,
                    seesPhoneNumbers);
        }
    }

    Person person(OrganizationId organization, String name) {
        return new Person(organization, name);
    }

    Person supervisor(OrganizationId organization, String name) {
        var person = new Person(organization, name);
        person.isSupervisor = true;
        return person;
    }

    /** A new token of a person, good until {@code expiresAt}. */
    String token(Person person) {
        var token = "token-" + UUID.randomUUID();
        byToken.put(token, person);
        return token;
    }

    @Override
    public Optional<Principal> authenticate(String token) {
        asked.incrementAndGet();
        looks.await();
        return Optional.ofNullable(byToken.get(token)).filter(person -> !person.isDisabled)
                .map(person -> person.principal(person.expiresAt));
    }

    @Override
    public Optional<Principal> refresh(Principal principal) {
        return person(principal).filter(person -> !person.isDisabled)
                .map(person -> person.principal(principal.expiresAt()));
    }

    @Override
    public boolean maySee(Principal principal, UUID conversation) {
        return person(principal).map(person -> person.sees.contains(conversation)).orElse(false);
    }

    @Override
    public Set<UUID> visible(Principal principal, Set<UUID> conversations) {
        return conversations.stream().filter(id -> maySee(principal, id)).collect(Collectors.toSet());
    }

    private Optional<Person> person(Principal principal) {
        return byToken.values().stream().filter(person -> person.id.equals(principal.userId())).findFirst();
    }

    @Override
    public void followed(Principal principal, Set<UUID> conversations) {
        conversations.forEach(conversation -> followed.add(principal.userId() + " " + conversation));
    }
}
