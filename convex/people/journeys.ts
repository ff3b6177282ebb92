import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantQuery } from "../access/functions";
import { invitationValidator } from "./model/invitationList";
import * as Journey from "./model/journey";

const partOfJourney = { person: v.id("persons"), paginationOpts: paginationOptsValidator };

/** The parts of a person's page, newest first; each is a list of its own. */
export const memberships = tenantQuery({
  permission: "people.read",
  args: partOfJourney,
  returns: paginationResultValidator(Journey.pastMembershipValidator),
  handler: (ctx, { person, paginationOpts }) =>
    Journey.membershipsOf(ctx, ctx.organization._id, person, paginationOpts),
});

export const companies = tenantQuery({
  permission: "people.read",
  args: partOfJourney,
  returns: paginationResultValidator(Journey.pastSeatValidator),
  handler: (ctx, { person, paginationOpts }) =>
    Journey.seatsOf(ctx, ctx.organization._id, person, paginationOpts),
});

export const invitations = tenantQuery({
  permission: "people.read",
  args: partOfJourney,
  returns: paginationResultValidator(invitationValidator),
  handler: (ctx, { person, paginationOpts }) =>
    Journey.invitationsOf(ctx, ctx.organization._id, person, paginationOpts),
});

export const consents = tenantQuery({
  permission: "people.read",
  args: partOfJourney,
  returns: paginationResultValidator(Journey.consentValidator),
  handler: (ctx, { person, paginationOpts }) =>
    Journey.consentsOf(ctx, ctx.organization._id, person, paginationOpts),
});
