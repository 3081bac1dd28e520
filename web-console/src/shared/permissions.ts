import type { CurrentUser, Permission } from "./api/types";

/** Whether the organization lets somebody do this. The server asks by itself; here it decides what is offered. */
export function may(me: CurrentUser, permission: Permission): boolean {
  return me.permissions.permissions.includes(permission);
}

/** Whether somebody sees what colleagues have, and may bring it to an end. */
export function seesOthers(me: CurrentUser): boolean {
  return me.permissions.sees === "departments" || me.permissions.sees === "all";
}

/** Whether somebody looks after the work of others, of all or of their departments: what is on their wall. */
export function watches(me: CurrentUser): boolean {
  return me.role !== "attendant" && seesOthers(me);
}

/** Whether somebody looks after all of the work: its numbers. */
export function oversees(me: CurrentUser): boolean {
  return me.role !== "attendant" && me.permissions.sees === "all";
}

/** Whether somebody may read how the house is set up. */
export function readsSettings(me: CurrentUser): boolean {
  return me.role !== "attendant" || may(me, "change_settings");
}
