/**
 * Metrics, reports and exports. All of them are sums, or rows, of the facts of the conversations' ledger, which
 * {@code sql/R__metrics.sql} defines: a card, a line of a table and a line of an export cannot differ. It changes nothing of
 * what it measures. Start reading at {@link io.balcao.insights.MetricRepository}.
 */
@NullMarked
package io.balcao.insights;

import org.jspecify.annotations.NullMarked;
