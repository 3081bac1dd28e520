/**
 * What whoever looks after an organization is told of: each trouble once, as long as it lasts. Start reading at
 * {@link io.balcao.operations.alerts.Alerts}; what counts as trouble stands in {@code R__troubles.sql}, and for the machine
 * under it in {@link io.balcao.operations.alerts.Installation}.
 */
@NullMarked
package io.balcao.operations.alerts;

import org.jspecify.annotations.NullMarked;
