import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { FIELD_KINDS, FORM_PURPOSES, FORM_VERSION_STATES } from "./rules/statuses";

export const fieldValidator = v.object({
  /** Key of the answer; unique within the form and kept when the label changes. */
  key: v.string(),
  kind: literals(...FIELD_KINDS),
  label: v.string(),
  help: v.optional(v.string()),
  required: v.boolean(),
  options: v.optional(v.array(v.string())),
  /** Asked only while another field has one of these answers. */
  shownIf: v.optional(v.object({ key: v.string(), is: v.array(v.string()) })),
});

export const formTables = {
  // Questions of one purpose. Written by forms; archived, never deleted.
  forms: defineTable({
    organizationId: v.id("organizations"),
    purpose: literals(...FORM_PURPOSES),
    name: v.string(),
    archivedAt: v.optional(v.number()),
  }).index("by_organization_archived_name", ["organizationId", "archivedAt", "name"]),

  // Versions of a form. Written by forms; frozen by publishing, since answers were given to them.
  formVersions: defineTable({
    organizationId: v.id("organizations"),
    formId: v.id("forms"),
    number: v.number(),
    state: literals(...FORM_VERSION_STATES),
    fields: v.array(fieldValidator),
    publishedAt: v.optional(v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_form_number", ["formId", "number"]),

  // What somebody answered. Written by forms when the area that asks hands it in; never changed.
  answers: defineTable({
    organizationId: v.id("organizations"),
    formVersionId: v.id("formVersions"),
    personId: v.id("persons"),
    /** JSON object, field key to answer. */
    values: v.string(),
  })
    .index("by_version", ["formVersionId"])
    .index("by_organization_person", ["organizationId", "personId"]),
};
