package io.balcao.conversations.desk;

/**
 * Schema {@code Erased} of the OpenAPI document: what was taken away for good.
 *
 * @param conversations how many remain as empty shells, so that statistics stay
 */
record Erased(int conversations, long messages, long files) {}
