/**
 * When people are there: the hours of the organization, those of departments that have their own, and the holidays. What follows from all of it is asked of PostgreSQL ({@code sql/R__calendar.sql}), by whoever needs to know.
 * Start reading at {@link io.balcao.accounts.hours.Hours}.
 */
@NullMarked
package io.balcao.accounts.hours;

import org.jspecify.annotations.NullMarked;
