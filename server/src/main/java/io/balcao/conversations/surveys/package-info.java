/**
 * Asking customers what they think of how they were served, once a service of people has ended. It knows when a question may
 * be asked and what an answer means; that an answer opens no conversation, the ingest sees to. Begin with {@code
 * sql/R__surveys.sql} and {@link io.balcao.conversations.surveys.Surveys}.
 */
@NullMarked
package io.balcao.conversations.surveys;

import org.jspecify.annotations.NullMarked;
