package io.balcao.platform.http;

/** Where features mount what they do. The roles of an operation stand in the OpenAPI document ({@code x-roles}). */
public interface Routes {
    /**
     * Binds an operation.
     *
     * @param operationId as the OpenAPI document names it; an unknown one, or one bound twice, fails the start
     */
    void add(String operationId, Operation operation);
}
