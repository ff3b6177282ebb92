import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { addMember, addOrganization, type App, startApp } from "../../support/convexApp";

export const firstPage = { numItems: 20, cursor: null };

/** Everything of a configuration that the tests change: numbers, choices, lists, objects. */
export const SCHEMA = {
  type: "object",
  properties: {
    d: { type: "integer", minimum: 1, maximum: 240 },
    f: { type: "string", enum: ["weekly", "monthly"] },
    c: { type: "array", items: { type: "string" } },
  },
  required: ["d", "c"],
  additionalProperties: false,
};
export const DEFAULTS = { d: 60, f: "weekly", c: ["a", "b"] };

/** The product with an organization, somebody who makes programs, and an organization that has nothing to do with it. */
export async function startCatalog() {
  const app = startApp();
  const organization = await addOrganization(app);
  const editor = await addMember(app, organization, "Edda Editor", ["editor"]);
  const other = await addOrganization(app, "other");
  const stranger = await addMember(app, other, "Otto Other", ["owner"]);
  return { app, organization, editor, other, stranger };
}
export type Catalog = Awaited<ReturnType<typeof startCatalog>>;

/** A format with one published version of `SCHEMA` and `DEFAULTS`, made through the public functions. */
export async function addFormat({ organization, editor }: Catalog, name = "Evening class") {
  const template = await editor.as.mutation(api.catalog.templates.create, {
    organization,
    type: "course",
    name,
  });
  const { draft } = await editor.as.query(api.catalog.templates.detail, { organization, template });
  const version = draft!.id;
  await writeVersion({ organization, editor }, version, SCHEMA, DEFAULTS);
  await editor.as.mutation(api.catalog.templateVersions.publish, { organization, version });
  return { template, version };
}

/** Gives a draft another schema and other defaults. */
export async function writeVersion(
  { organization, editor }: Pick<Catalog, "organization" | "editor">,
  version: Id<"templateVersions">,
  schema: object,
  defaults: object,
) {
  await editor.as.mutation(api.catalog.templateVersions.change, {
    organization,
    version,
    content: { summary: "A class", configSchema: JSON.stringify(schema), defaults: JSON.stringify(defaults) },
  });
}

/** A program that has all it takes to be published. */
export async function addProgram(catalog: Catalog, version: Id<"templateVersions">, title = "Deutsch A1") {
  const { organization, editor } = catalog;
  const program = await editor.as.mutation(api.catalog.programs.create, { organization, version, title });
  await editor.as.mutation(api.catalog.programs.change, {
    organization,
    program,
    content: { summary: `${title} for beginners`, description: "What you learn" },
  });
  return program;
}

/** What the log tells, oldest first. */
export function logOf(app: App) {
  return app.run(({ db }) => db.query("auditEntries").collect());
}
