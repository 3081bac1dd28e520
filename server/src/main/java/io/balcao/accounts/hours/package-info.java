/**
 * When people are there, as far as the bot's menu does not say it: the hours of departments that have their own, and the
 * holidays. What follows from all of it is asked of PostgreSQL ({@code sql/R__calendar.sql}), by whoever needs to know.
 * Start reading at {@link io.balcao.accounts.hours.Hours}.
 */
@NullMarked
package io.balcao.accounts.hours;

import org.jspecify.annotations.NullMarked;
