/**
 * Whether an organization is served: suspended by the operator, resumed, or deleted for good. {@link
 * io.balcao.operations.standing.Standings} is what servers do about it, {@link
 * io.balcao.operations.standing.OrganizationCommands} what the operator says. The rules are in {@code
 * sql/R__doors.sql}: the database's doors let nothing through that acts, whatever a server believes.
 */
@NullMarked
package io.balcao.operations.standing;

import org.jspecify.annotations.NullMarked;
