/**
 * What whoever looks after an organization, or after the installation, must know and do: dead letters
 * ({@code operations.letters}) and alerts ({@code operations.alerts}). Asks all features; none of them knows of it.
 */
@NullMarked
package io.balcao.operations;

import org.jspecify.annotations.NullMarked;
