import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { answerValidator, openText, submitText, updateAfter, updateValidator } from "./model/liveEditing";

const item = v.id("contentItems");

/**
 * The text of a post as it stands: JSON of the document and its version. `person` begins the ids of the viewer's
 * clients. To be asked once: what follows comes by `updates`. @throws `notFound`; `conflict` in the trash or for a page
 */
export const open = tenantQuery({
  permission: "content.read",
  args: { item },
  returns: v.object({
    document: v.string(),
    version: v.number(),
    person: v.id("persons"),
    mayWrite: v.boolean(),
  }),
  handler: (ctx, args) => openText(ctx, args.item),
});

/**
 * Steps taken after a version, live. Of many the first ones, with the version they lead to: whoever has them asks for
 * what comes after it. @throws `notFound`; `conflict` for a version that is yet to come
 */
export const updates = tenantQuery({
  permission: "content.read",
  args: { item, version: v.number() },
  returns: updateValidator,
  handler: (ctx, args) => updateAfter(ctx, args.item, args.version),
});

/**
 * Takes steps that were made on the latest version; else answers with what was missed. Each must apply, and what comes
 * of them must be a document. `clientId`: the person's id, a colon, and what tells their pages apart.
 * @throws `invalid` for steps that cannot be taken; `rateLimited` above twenty submissions a second, after a burst of
 *   two hundred; as `updates`
 */
export const submit = tenantMutation({
  permission: "content.write",
  args: { item, version: v.number(), clientId: v.string(), steps: v.array(v.string()) },
  returns: answerValidator,
  handler: (ctx, { item: id, version, clientId, steps }) => submitText(ctx, id, { version, clientId, steps }),
});
