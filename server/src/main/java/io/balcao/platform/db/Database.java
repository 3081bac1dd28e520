package io.balcao.platform.db;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.work.EventLoops;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The server's pool of connections, all of them in the role that row level security binds.
 *
 * <p>Call from virtual threads; {@link #send} may be called from anywhere.
 */
public final class Database {
    private static final Set<String> LOST_RACES = Set.of("23505", "40P01", "40001");
    private static final int WAIT_FOR_CONNECTION_SECONDS = 4;
    /** What takes longer is ended by PostgreSQL. */
    public static final int LONGEST_STATEMENT_SECONDS = 30;
    /** A connection that does not answer for longer than PostgreSQL lets a statement take is closed. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(LONGEST_STATEMENT_SECONDS + 2);
    /** Longer than a connection may be silent: by then its question has failed with it. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(LONGEST_STATEMENT_SECONDS + 3);
    /** What a network may take to bring a packet over before it counts as cut. */
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(10);

    /** Firewalls forget a connection that rests for four minutes or more, without a word. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(3);

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    /**
     * Every statement finds its rows by key, and its plan is made once a connection: to plan one of ours takes two to ten
     * times as long as to run it. A plan may be made while a table is almost empty, so none may lean on that.
     */
    private static final Map<String, String> PLANNING = Map.of("plan_cache_mode", "force_generic_plan",
            "enable_seqscan", "off", "enable_mergejoin", "off", "enable_material", "off", "jit", "off");

    private static final ScopedValue<Witness> WITNESS = ScopedValue.newInstance();
    private final Pool pool;
    private final Connections connections;
    /** Of all connections: whoever asks from elsewhere would hear of the answer by way of one more thread. */
    private final Context loop;
    private final Patience patience;
    private volatile Runnable onUnknownOutcome = () -> {};

    private Database(Pool pool, Connections connections, Context loop, Patience patience) {
        this.pool = pool;
        this.connections = connections;
        this.loop = loop;
        this.patience = patience;
    }

    /** Opens the pool. Connections are made when they are needed. */
    public static Database open(Vertx vertx, DatabaseSettings settings) {
        return open(vertx, settings, LONGEST_SILENCE, LONGEST_REST);
    }

    static Database open(Vertx vertx, DatabaseSettings settings, Duration longestSilence, Duration longestRest) {
        var options = PgConnectOptions.fromUri(settings.uri())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(512)
                .setPipeliningLimit(256)
                .setReconnectAttempts(0);
        // Named at connect, so that not one statement runs in the migrating role.
        options.getProperties().put("role", settings.appRole());
        options.getProperties().put("application_name", "balcao");
        // An abandoned transaction must not hold its locks while the server that began it hangs.
        options.getProperties().put("idle_in_transaction_session_timeout", LONGEST_STATEMENT_SECONDS + "s");
        options.getProperties().put("statement_timeout", LONGEST_STATEMENT_SECONDS + "s");
        options.getProperties().putAll(PLANNING);
        var pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(settings.poolSize())
                        .setConnectionTimeout(WAIT_FOR_CONNECTION_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                        .setIdleTimeout((int) longestRest.toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxWaitQueueSize(2_000))
                .with(wire())
                .connectingTo(options)
                .withConnectHandler(connection -> SilentConnection.guard(connection, longestSilence))
                .using(vertx)
                .build();
        var loop = EventLoops.next(vertx);
        var connections = new Connections(pool, settings.poolSize(), loop,
                Duration.ofSeconds(WAIT_FOR_CONNECTION_SECONDS));
        return new Database(pool, connections, loop, new Patience(vertx, loop, LONGEST_ANSWER));
    }

    private static NetClientOptions wire() {
        var options = new NetClientOptions();
        options.setConnectTimeout((int) LONGEST_CONNECT.toMillis());
        options.setTcpUserTimeout((int) LONGEST_DELIVERY.toMillis());
        return options;
    }

    /** One transaction that sees the rows of one organization. Returns after the commit. */
    public <T> T inTransaction(OrganizationId organization, Function<Tx, T> work) {
        var tx = new Tx(connections, patience, organization, this::noticeUnknown,
                WITNESS.isBound() ? WITNESS.get() : null);
        try {
            T result = work.apply(tx);
            tx.commit();
            return result;
        } catch (Throwable failure) {
            tx.rollback();
            throw failure;
        }
    }

    /** Does something, and has each transaction that this thread begins for it, and that writes, noted in itself. */
    public <T> T witnessed(Witness witness, Supplier<T> work) {
        return ScopedValue.where(WITNESS, witness).call(work::get);
    }

    /**
     * Who hears when nobody can say whether something was committed: its answer was lost. It may still be committed for
     * as long as a statement may take, {@link #LONGEST_STATEMENT_SECONDS}.
     */
    public void whenOutcomeIsUnknown(Runnable listener) {
        onUnknownOutcome = listener;
    }

    private void noticeUnknown(Throwable failure) {
        switch (failure) {
            case Throwable never when isNeverAsked(never) -> {
            }
            case ClosedConnectionException _ -> onUnknownOutcome.run();
            case IOException _ -> onUnknownOutcome.run();
            case UncheckedIOException _ -> onUnknownOutcome.run();
            case io.vertx.core.VertxException _ -> onUnknownOutcome.run();
            default -> {
            }
        }
    }

    /** Whether the database cannot have heard the statement: no connection came free or stood. */
    private static boolean isNeverAsked(Throwable failure) {
        var said = String.valueOf(failure.getMessage());
        return failure instanceof java.net.ConnectException || said.startsWith("Timeout waiting for connection")
                || said.startsWith("Connection is not active now");
    }

    /** One statement outside of any organization: only for the narrow functions that find one. */
    public <T> List<T> ask(String sql, Function<Row, T> read, @Nullable Object... values) {
        var tuple = Tuple.from(Arrays.asList(values));
        return StreamSupport.stream(patience.await(() -> query(sql, tuple)).spliterator(), false).map(read).toList();
    }

    /**
     * One statement that is its own transaction and binds the organization itself (a function that begins with
     * {@code set_config}). Does not wait; who calls from an event loop hears of the answer there.
     */
    public Future<RowSet<Row>> send(String sql, @Nullable Object... values) {
        var tuple = Tuple.from(Arrays.asList(values));
        var caller = Vertx.currentContext();
        Promise<RowSet<Row>> answer = Promise.promise();
        loop.runOnContext(nothing -> query(sql, tuple).onComplete(outcome -> {
            if (caller == null || caller == loop) {
                answer.handle(outcome);
            } else {
                caller.runOnContext(there -> answer.handle(outcome));
            }
        }));
        return answer.future();
    }

    private Future<RowSet<Row>> query(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).onFailure(this::noticeUnknown);
    }

    /** Whether the database answers. Never throws. */
    public boolean isUp() {
        try {
            patience.ask(() -> pool.query("SELECT 1").execute()).await(2, TimeUnit.SECONDS);
            return true;
        } catch (Exception away) {
            return false;
        }
    }

    /** Closes all connections. */
    public void close() {
        Patience.leave(pool.close());
        patience.close();
    }

    /**
     * Whether a transaction lost against another one that ran at the same moment: both stored the same unique value, each
     * waited for the other, or one found changed what it had relied on. Run again, it sees what the other did.
     */
    public static boolean isLostRace(Throwable failure) {
        // 23505 unique violation, 40P01 deadlock, 40001 serialization failure
        return failure instanceof PgException e && LOST_RACES.contains(String.valueOf(e.getSqlState()));
    }

    /** Whether two transactions waited for each other, and this one was ended for it: the same call may succeed now. */
    public static boolean isDeadlock(Throwable failure) {
        return failure instanceof PgException e && "40P01".equals(e.getSqlState());
    }

    /** Whether a failure means that the database is away, busy or was cut off: the same call may succeed soon. */
    public static boolean isAway(Throwable failure) {
        return switch (failure) {
            // 08 connection, 53 resources, 57 operator intervention (shutdown, crash, time-out), 25P03 idle transaction
            case PgException e when e.getSqlState() != null -> e.getSqlState().startsWith("08")
                    || e.getSqlState().startsWith("53") || e.getSqlState().startsWith("57")
                    || e.getSqlState().equals("25P03");
            case ClosedConnectionException _ -> true;
            case java.net.ConnectException _ -> true;
            case IOException _ -> true;
            case UncheckedIOException _ -> true;
            case io.vertx.core.VertxException e -> true;
            case Problem.Unavailable _ -> true;
            case TimeoutException _ -> true;
            default -> failure.getMessage() != null && failure.getMessage().contains("Timeout");
        };
    }

    /** Whether a text was refused that PostgreSQL cannot hold: one with a NUL. */
    public static boolean isUnstorableText(Throwable failure) {
        return failure instanceof PgException e && ("22021".equals(e.getSqlState()) || "22P05".equals(e.getSqlState()));
    }
}
