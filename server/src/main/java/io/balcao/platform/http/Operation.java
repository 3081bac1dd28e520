package io.balcao.platform.http;

/** What a feature does for one operation of the OpenAPI document. Runs on a virtual thread of its own. */
@FunctionalInterface
public interface Operation {
    /** Answers, or throws a {@link io.balcao.platform.Problem}. */
    Reply answer(Request request);
}
