import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { memberMutation, tenantMutation, tenantQuery } from "../access/functions";
import * as Registrations from "./model/registrations";

/** Registers the caller for a session of their cohort: for a seat, or to wait for one. */
export const register = memberMutation({
  permission: "self",
  args: { event: v.id("events") },
  returns: Registrations.outcomeValidator,
  handler: (ctx, { event }) => Registrations.register(ctx, event),
});

/** Takes the seat that the caller is offered. */
export const accept = memberMutation({
  permission: "self",
  args: { event: v.id("events") },
  returns: v.null(),
  handler: async (ctx, { event }) => {
    await Registrations.accept(ctx, event);
    return null;
  },
});

/** Gives the caller's seat, offer or place in the queue back. */
export const withdraw = memberMutation({
  permission: "self",
  args: { event: v.id("events") },
  returns: v.null(),
  handler: async (ctx, { event }) => {
    await Registrations.withdraw(ctx, event);
    return null;
  },
});

/** Who registered for a session or waits for a seat. */
export const list = tenantQuery({
  permission: "enrollments.read",
  args: { event: v.id("events"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Registrations.registrationValidator),
  handler: (ctx, { event, paginationOpts }) => Registrations.listRegistrations(ctx, event, paginationOpts),
});

/** Takes somebody off a session's list. */
export const remove = tenantMutation({
  permission: "events.manage",
  args: { event: v.id("events"), person: v.id("persons") },
  returns: v.null(),
  handler: async (ctx, { event, person }) => {
    await Registrations.remove(ctx, event, person);
    return null;
  },
});
