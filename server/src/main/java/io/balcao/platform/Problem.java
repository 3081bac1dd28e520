package io.balcao.platform;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A request that ends here. Thrown where it is noticed, answered only by the problem handler of the HTTP package. */
public abstract sealed class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Problem(String detail) {
        super(detail, null, false, false);
    }

    /** One field of a request and what is wrong with it. */
    public record FieldError(String field, String reason) {}

    /** 400: the request cannot be understood or a field is wrong. */
    public static final class Invalid extends Problem {
        private static final long serialVersionUID = 1;
        private final transient List<FieldError> errors;

        public Invalid(String detail, List<FieldError> errors) {
            super(detail);
            this.errors = List.copyOf(errors);
        }

        public Invalid(String field, String reason) {
            this("The request has an invalid field", List.of(new FieldError(field, reason)));
        }

        /** The fields, as the request names them. */
        public List<FieldError> errors() {
            return errors;
        }
    }

    /** 401: nobody knows who asks. The text never says why. */
    public static final class Unauthorized extends Problem {
        private static final long serialVersionUID = 1;

        public Unauthorized(String detail) {
            super(detail);
        }
    }

    /** 401: this login was somebody's, and ended for its time; only its own token is told so. */
    public static final class SessionOver extends Problem {
        private static final long serialVersionUID = 1;

        public SessionOver(String detail) {
            super(detail);
        }
    }

    /** 403: known, but not allowed. */
    public static final class Forbidden extends Problem {
        private static final long serialVersionUID = 1;

        public Forbidden(String detail) {
            super(detail);
        }
    }

    /** 403: the organization asks a second factor of this role, and it is not set up yet. */
    public static final class SecondFactorNeeded extends Problem {
        private static final long serialVersionUID = 1;

        public SecondFactorNeeded() {
            super("Your organization asks for a second factor: set it up first");
        }
    }

    /** 403: whoever runs the installation suspended the organization, or it is being deleted. */
    public static final class OrganizationSuspended extends Problem {
        private static final long serialVersionUID = 1;

        public OrganizationSuspended() {
            super("Your organization is suspended: whoever runs this installation can say why");
        }
    }

    /** 404, also for another organization's row, so that nobody learns that it exists. */
    public static final class NotFound extends Problem {
        private static final long serialVersionUID = 1;

        public NotFound(String what, UUID id) {
            super("No " + what + " " + id);
        }

        /** Of what is known by a name. */
        public NotFound(String what, String name) {
            super("No " + what + " " + name);
        }
    }

    /** 409: the state of things does not allow it now. */
    public static final class Conflict extends Problem {
        private static final long serialVersionUID = 1;

        public Conflict(String detail) {
            super(detail);
        }
    }

    /** 409 of a takeover that somebody else won, with the winner. */
    public static final class AlreadyTaken extends Problem {
        private static final long serialVersionUID = 1;
        private final UUID userId;
        private final String userName;

        public AlreadyTaken(UUID userId, String userName) {
            super("Already with " + userName);
            this.userId = userId;
            this.userName = userName;
        }

        /** Who has it. */
        public UUID userId() {
            return userId;
        }

        /** Their name. */
        public String userName() {
            return userName;
        }
    }

    /** 409 of a publication that recorded tests speak against, with those that fail. */
    public static final class FailingTests extends Problem {
        private static final long serialVersionUID = 1;
        private final transient List<?> tests;

        public FailingTests(List<?> tests) {
            super("Recorded tests fail");
            this.tests = List.copyOf(tests);
        }

        /** As the OpenAPI document's {@code FlowTestResult} says. */
        public List<?> tests() {
            return tests;
        }
    }

    /** 409 of an appointment at a time that something else takes, with what does. */
    public static final class TimeTaken extends Problem {
        private static final long serialVersionUID = 1;
        private final transient List<?> taken;

        public TimeTaken(List<?> taken) {
            super("This time is taken");
            this.taken = List.copyOf(taken);
        }

        /** As the OpenAPI document's {@code TakenTime} says. */
        public List<?> taken() {
            return taken;
        }
    }

    /** 413: more bytes than allowed. */
    public static final class TooLarge extends Problem {
        private static final long serialVersionUID = 1;

        public TooLarge(String detail) {
            super(detail);
        }
    }

    /** 415: a file or body of a type that is not taken. */
    public static final class UnsupportedType extends Problem {
        private static final long serialVersionUID = 1;

        public UnsupportedType(String detail) {
            super(detail);
        }
    }

    /** 416: a part beyond the end. */
    public static final class RangeNotSatisfiable extends Problem {
        private static final long serialVersionUID = 1;

        public RangeNotSatisfiable(String detail) {
            super(detail);
        }
    }

    /** 422: well-formed, but it cannot be done: a closed window, a foreign id, a text over a limit. */
    public static final class Unprocessable extends Problem {
        private static final long serialVersionUID = 1;
        private final transient List<FieldError> errors;

        public Unprocessable(String field, String reason) {
            super(reason);
            this.errors = List.of(new FieldError(field, reason));
        }

        public Unprocessable(List<FieldError> errors) {
            super("Some fields are wrong");
            this.errors = List.copyOf(errors);
        }

        /** The fields, as the request names them. */
        public List<FieldError> errors() {
            return errors;
        }
    }

    /** 429, with the time to wait. */
    public static final class TooMany extends Problem {
        private static final long serialVersionUID = 1;
        private final transient Duration retryAfter;

        public TooMany(String detail, Duration retryAfter) {
            super(detail);
            this.retryAfter = retryAfter;
        }

        /** How long to wait before the next try. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** 502: somebody else's server, whom we asked, refused. */
    public static final class BadGateway extends Problem {
        private static final long serialVersionUID = 1;

        public BadGateway(String detail) {
            super(detail);
        }
    }

    /** 503: something that we need is away; the same request may succeed soon. */
    public static final class Unavailable extends Problem {
        private static final long serialVersionUID = 1;

        public Unavailable(String detail) {
            super(detail);
        }
    }
}
