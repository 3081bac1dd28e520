/**
 * The only place where waiting and transactions meet: {@link io.balcao.platform.db.Database} binds every transaction to
 * one organization, so that row level security shows no other's rows. {@link io.balcao.platform.db.Migrations} brings the
 * schema up to date before the pool opens. It knows no table.
 */
@NullMarked
package io.balcao.platform.db;

import org.jspecify.annotations.NullMarked;
