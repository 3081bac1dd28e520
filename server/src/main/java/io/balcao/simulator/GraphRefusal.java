package io.balcao.simulator;

/** Ends a call of the Graph API with an error. Expected, so without a stack trace. */
final class GraphRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient GraphError error;

    GraphRefusal(int code, String details) {
        this(GraphError.of(code, details));
    }

    GraphRefusal(GraphError error) {
        super(error.details(), null, false, false);
        this.error = error;
    }

    GraphError error() {
        return error;
    }
}
