import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import * as Templates from "./model/pageTemplates";
import { TEMPLATE_SCOPES } from "./rules/statuses";

const scope = literals(...TEMPLATE_SCOPES);
const oneTemplate = { template: v.id("pageTemplates") };

/** Sections or pages that were kept to be used again, by name: bounded, at most a hundred of each. */
export const list = tenantQuery({
  permission: "content.read",
  args: { scope },
  returns: v.array(Templates.templateValidator),
  handler: (ctx, args) => Templates.listTemplates(ctx, args.scope),
});

/** What a template holds: JSON of a list of components, to be given ids of their own. @throws `notFound` */
export const content = tenantQuery({
  permission: "content.read",
  args: oneTemplate,
  returns: v.string(),
  handler: async (ctx, { template }) => (await Templates.requireTemplate(ctx, template)).data,
});

/** Keeps components under a name. @throws `invalid` by field, or for what can be on no page; `conflict` */
export const save = tenantMutation({
  permission: "content.write",
  args: { scope, name: v.string(), data: v.string() },
  returns: v.id("pageTemplates"),
  handler: (ctx, { scope, name, data }) => Templates.saveTemplate(ctx, { scope, name, data }),
});

/** Gives a template another name. @throws `notFound`, `invalid` by field */
export const rename = tenantMutation({
  permission: "content.write",
  args: { ...oneTemplate, name: v.string() },
  returns: v.null(),
  handler: async (ctx, { template, name }) => {
    await Templates.renameTemplate(ctx, template, name);
    return null;
  },
});

/** Removes a template; pages made from it stay as they are. @throws `notFound` */
export const remove = tenantMutation({
  permission: "content.write",
  args: oneTemplate,
  returns: v.null(),
  handler: async (ctx, { template }) => {
    await Templates.removeTemplate(ctx, template);
    return null;
  },
});
