"use node";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { TEMPLATE_NAMES } from "../../emails/registry";
import { tenantAction } from "../access/functions";
import { internalAction } from "../_generated/server";
import { previewLetter, previewOf } from "./mailing/previews";
import { renderedValidator } from "./model/claims";

/** The names of all templates: bounded by nature. */
export const list = tenantAction({
  permission: "deliveries.read",
  args: {},
  returns: v.array(literals(...TEMPLATE_NAMES)),
  handler: () => Promise.resolve(TEMPLATE_NAMES),
});

/** A template with its example, as somebody of that language would see it from this organization. */
export const preview = tenantAction({
  permission: "deliveries.read",
  args: { template: literals(...TEMPLATE_NAMES), locale: v.string() },
  returns: renderedValidator,
  handler: ({ organization }, { template, locale }) => previewLetter(template, locale, organization),
});

/** For areas that show a mail before it is sent: a template with its data (JSON), from an organization. */
export const write = internalAction({
  args: {
    template: v.string(),
    data: v.string(),
    locale: v.string(),
    name: v.string(),
    color: v.union(v.string(), v.null()),
  },
  returns: renderedValidator,
  handler: (_ctx, { template, data, locale, ...sender }) =>
    previewOf(template, JSON.parse(data), locale, sender),
});
