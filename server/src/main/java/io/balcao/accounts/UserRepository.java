package io.balcao.accounts;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The users of the organization that the transaction belongs to, and the one question before it is known. */
final class UserRepository {
    private static final String COLUMNS = """
            u.id, u.email, u.full_name, u.role, u.avatar_url, u.is_active, u.capacity,
            ARRAY(SELECT m.department_id FROM department_members m WHERE m.user_id = u.id ORDER BY m.department_id),
            u.last_login_at, u.created_at, u.locale, u.password_hash IS NULL,
            (SELECT l.expires_at FROM account_links l WHERE l.user_id = u.id AND l.kind = 'invitation'),
            EXISTS (SELECT FROM second_factors f WHERE f.user_id = u.id AND f.enabled_at IS NOT NULL)
            """;
    private static final String FIND_LOGIN = """
            SELECT id, organization_id, password_hash, is_active FROM find_login($1)
            """;
    private static final String FIND = "SELECT " + COLUMNS + "FROM users u WHERE u.id = $1 AND NOT u.is_machine";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String LOCK_ADMINS = """
            SELECT id FROM users WHERE role = 'admin' AND is_active ORDER BY id FOR UPDATE
            """;
    private static final String PASSWORD_HASH = "SELECT password_hash FROM users WHERE id = $1";
    private static final String LIST = "SELECT " + COLUMNS + ", plain_text(u.full_name)" + """
             FROM users u
            WHERE NOT u.is_machine
              AND ($1::text IS NULL OR position(plain_text($1) IN plain_text(u.full_name)) > 0
                   OR position(lower($1) IN u.email) > 0)
              AND ($2::text IS NULL OR u.role = $2)
              AND ($3::uuid IS NULL OR EXISTS (
                  SELECT FROM department_members m WHERE m.user_id = u.id AND m.department_id = $3))
              AND ($4::boolean IS NULL OR u.is_active = $4)
              AND ($5::text IS NULL OR (plain_text(u.full_name), u.id) > ($5, $6::uuid))
            ORDER BY plain_text(u.full_name), u.id
            LIMIT $7
            """;
    private static final String LIST_ACTIVE = "SELECT " + COLUMNS + """
            FROM users u WHERE u.is_active AND u.id = ANY($1) ORDER BY plain_text(u.full_name), u.id
            """;
    private static final String INSERT = """
            INSERT INTO users (id, organization_id, email, password_hash, full_name, role, avatar_url, capacity)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String INVITE = """
            INSERT INTO users (id, organization_id, email, full_name, role, locale, capacity, is_active)
            VALUES ($1, $2, $3, $4, $5, $6, $7, false)
            """;
    private static final String ACCEPT = """
            UPDATE users SET full_name = $2, password_hash = $3, is_active = true WHERE id = $1
            """;
    private static final String READER = """
            SELECT u.email, u.full_name, o.name, coalesce(u.locale, o.locale)
            FROM users u JOIN organizations o ON o.id = u.organization_id WHERE u.id = $1
            """;
    private static final String UPDATE = """
            UPDATE users SET email = $2, full_name = $3, role = $4, avatar_url = $5, is_active = $6,
                   capacity = $7, password_hash = coalesce($8, password_hash), locale = $9
            WHERE id = $1
            """;
    private static final String NOTE_LOGIN = """
            UPDATE users SET last_login_at = now() WHERE id = $1 AND is_active AND password_hash = $2
            """;
    private static final String REHASH = "UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2";
    private static final String LEAVE_DEPARTMENTS = "DELETE FROM department_members WHERE user_id = $1";
    private static final String JOIN_DEPARTMENTS = """
            INSERT INTO department_members (organization_id, department_id, user_id)
            SELECT d.organization_id, d.id, $1 FROM departments d WHERE d.id = ANY($2)
            """;
    private static final String SHOW = """
            INSERT INTO user_avatars (organization_id, user_id, key, picture) VALUES ($1, $2, $3, $4)
            ON CONFLICT (user_id) DO UPDATE SET key = excluded.key, picture = excluded.picture
            """;
    private static final String HIDE = "DELETE FROM user_avatars WHERE user_id = $1";
    private static final String AVATAR = "SELECT find_avatar($1)";
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;

    /** What is known of an e-mail before its password was checked. */
    record Login(UUID userId, OrganizationId organization, Optional<String> passwordHash, boolean isActive) {}

    /** One row of the list, and its place in it. */
    record Listed(User user, String sortName) {}

    /** What narrows the list. */
    record Filter(@Nullable String text, @Nullable Role role, @Nullable UUID departmentId,
            @Nullable Boolean isActive) {}

    UserRepository(Database database) {
        this.database = database;
    }

    Optional<Login> findLogin(String email) {
        return database.ask(FIND_LOGIN, row -> {
            var columns = new Columns(row);
            return new Login(columns.id(0), new OrganizationId(columns.id(1)),
                    Optional.ofNullable(columns.text(2)), columns.flag(3));
        }, email).stream().findFirst();
    }

    Optional<User> find(Tx tx, UUID id) {
        return tx.one(FIND, UserRepository::read, id);
    }

    Optional<User> lock(Tx tx, UUID id) {
        return tx.one(LOCK, UserRepository::read, id);
    }

    /** Holds every active admin, always in the same order, so that two changes cannot each leave the other one out. */
    List<UUID> lockAdmins(Tx tx) {
        return tx.list(LOCK_ADMINS, row -> new Columns(row).id(0));
    }

    Optional<String> passwordHash(Tx tx, UUID id) {
        return tx.one(PASSWORD_HASH, row -> Optional.ofNullable(new Columns(row).text(0)), id)
                .flatMap(Function.identity());
    }

    /** Who reads a mail to this user, and in which language. */
    AccountMails.Reader reader(Tx tx, UUID id) {
        return tx.one(READER, row -> {
            var columns = new Columns(row);
            return new AccountMails.Reader(columns.requiredText(0), columns.requiredText(1), columns.requiredText(2),
                    columns.requiredText(3));
        }, id).orElseThrow();
    }

    /** Somebody who is known, and switched off until they choose a password. */
    void insertInvited(Tx tx, UUID id, Invitee invitee) {
        unlessTaken(() -> tx.change(INVITE, id, tx.organization().value(), invitee.email(), invitee.fullName(),
                invitee.role().wire(), invitee.language(), invitee.capacity()));
    }

    void accept(Tx tx, UUID id, String fullName, String passwordHash) {
        tx.change(ACCEPT, id, fullName, passwordHash);
    }

    List<Listed> list(Tx tx, Filter filter, @Nullable String afterName, @Nullable UUID afterId, int limit) {
        return tx.list(LIST, row -> new Listed(read(row), new Columns(row).requiredText(14)), filter.text(),
                filter.role() == null ? null : filter.role().wire(), filter.departmentId(), filter.isActive(),
                afterName, afterId, limit);
    }

    List<User> listActive(Tx tx, Collection<UUID> ids) {
        return tx.list(LIST_ACTIVE, UserRepository::read, (Object) ids.toArray(UUID[]::new));
    }

    void insert(Tx tx, UUID id, NewUser user, String passwordHash) {
        unlessTaken(() -> tx.change(INSERT, id, tx.organization().value(), user.email(), passwordHash,
                user.fullName(), user.role().wire(), user.avatarUrl(), user.capacity()));
    }

    void update(Tx tx, User user, @Nullable String passwordHash) {
        unlessTaken(() -> tx.change(UPDATE, user.id(), user.email(), user.fullName(), user.role().wire(),
                user.avatarUrl(), user.isActive(), user.capacity(), passwordHash, user.locale()));
    }

    /** Keeps what a user looks like, in place of what was kept; its address is to be made of the key. */
    void show(Tx tx, UUID id, UUID key, Picture picture) {
        tx.change(SHOW, tx.organization().value(), id, key, picture.bytes());
    }

    void hide(Tx tx, UUID id) {
        tx.change(HIDE, id);
    }

    /** Whosever it is. Does not wait. */
    Future<Optional<Picture>> avatar(UUID key) {
        return database.send(AVATAR, key).map(rows -> Optional.ofNullable(rows.iterator().next().getBuffer(0))
                .map(bytes -> new Picture(Picture.JPEG, bytes)));
    }

    /** Notes the login and holds the user; false when user or password changed since the password was checked. */
    boolean noteLogin(Tx tx, UUID id, String checkedHash) {
        return tx.change(NOTE_LOGIN, id, checkedHash) == 1;
    }

    void rehash(Tx tx, UUID id, String oldHash, String newHash) {
        tx.change(REHASH, id, oldHash, newHash);
    }

    /** Replaces the departments of a user; a foreign one counts as unknown. */
    void setDepartments(Tx tx, UUID id, List<UUID> departmentIds) {
        tx.change(LEAVE_DEPARTMENTS, id);
        if (!departmentIds.isEmpty()
                && tx.change(JOIN_DEPARTMENTS, id, departmentIds.toArray(UUID[]::new)) != departmentIds.size()) {
            throw new Problem.Unprocessable("department_ids", "names a department that does not exist");
        }
    }

    private static void unlessTaken(Runnable statement) {
        try {
            statement.run();
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new Problem.Conflict("This e-mail address is already in use");
            }
            throw e;
        }
    }

    private static User read(Row row) {
        var columns = new Columns(row);
        return new User(columns.id(0), columns.requiredText(1), columns.requiredText(2),
                Role.of(columns.requiredText(3)), columns.text(4), columns.flag(5), columns.integer(6),
                List.of(Objects.requireNonNull(row.getArrayOfUUIDs(7))), columns.optionalTime(8), columns.time(9),
                columns.text(10), columns.flag(11), columns.optionalTime(12), columns.flag(13));
    }
}
