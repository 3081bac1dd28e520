/**
 * How soon customers are to be answered: the policies that an organization writes, and telling that a target is at risk or
 * was missed. The clocks themselves are kept in PostgreSQL, by the transactions that change a conversation
 * ({@code sql/R__sla.sql}). It knows nothing of who is given what. Start reading at
 * {@link io.balcao.conversations.sla.Sla}.
 */
@NullMarked
package io.balcao.conversations.sla;

import org.jspecify.annotations.NullMarked;
