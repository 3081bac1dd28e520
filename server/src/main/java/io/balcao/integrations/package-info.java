/**
 * What other programs are told: endpoints of an organization, and the events that go there. Start reading at
 * {@link io.balcao.integrations.Webhooks}; that something happened is noted by triggers ({@code R__webhooks.sql}), in the
 * transaction in which it happens, so that no feature knows of it. Keys of programs belong to the accounts.
 */
@NullMarked
package io.balcao.integrations;

import org.jspecify.annotations.NullMarked;
