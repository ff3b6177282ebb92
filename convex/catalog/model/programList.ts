import type { PaginationOptions } from "convex/server";
import { type Infer, type ObjectType, v } from "convex/values";
import { pick } from "convex-helpers";
import { literals } from "convex-helpers/validators";
import { stream } from "convex-helpers/server/stream";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import schema from "../../schema";
import { DELIVERIES, PROGRAM_STATES } from "../rules/statuses";
import type { Reader } from "./contexts";
import { contentFields } from "./programs";

/** What narrows a list of programs; null does not. */
export const filterFields = {
  /** Words of title, summary, category or tags. */
  search: v.string(),
  category: v.union(v.string(), v.null()),
  delivery: v.union(literals(...DELIVERIES), v.null()),
  language: v.union(v.string(), v.null()),
};
export type ProgramFilter = ObjectType<typeof filterFields>;

/** What a list shows of what is written on a program. */
const LISTED = [
  "slug",
  "title",
  "summary",
  "category",
  "delivery",
  "shape",
  "visibility",
  "language",
  "tags",
] as const;

export const listedValidator = v.object({
  id: v.id("programs"),
  state: literals(...PROGRAM_STATES),
  ...pick(contentFields, [...LISTED]),
  thumbnailUrl: v.union(v.string(), v.null()),
});

/** Rows read for one page at most: a rare filter among many programs gives a short page, not an error. */
const MAX_ROWS_READ = 1_000;

type Scope = {
  organization: Id<"organizations">;
  /** Null for all but the archived ones. */
  state: Doc<"programs">["state"] | null;
  /** Only those that the public catalog lists. */
  listedOnly: boolean;
};

/** Programs by title; where something is searched for, by how well they fit. */
export async function listPrograms(
  ctx: Reader & Pick<QueryCtx, "storage">,
  scope: Scope,
  filter: ProgramFilter,
  paginationOpts: PaginationOptions,
) {
  const found =
    filter.search.trim() === ""
      ? await byTitle(ctx, scope, filter, paginationOpts)
      : await byWords(ctx, scope, filter, paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((program) => listedFacts(ctx, program))) };
}

/** A program as lists show it. */
export async function listedFacts(
  { storage }: Pick<QueryCtx, "storage">,
  program: Doc<"programs">,
): Promise<Infer<typeof listedValidator>> {
  const { _id: id, state, thumbnailId, bannerId } = program;
  const image = thumbnailId ?? bannerId;
  const thumbnailUrl = image === undefined ? null : await storage.getUrl(image);
  return { id, state, ...pick(program, [...LISTED]), thumbnailUrl };
}

function byTitle({ db }: Reader, scope: Scope, filter: ProgramFilter, paginationOpts: PaginationOptions) {
  const { organization, state, listedOnly } = scope;
  const rows = stream(db, schema).query("programs");
  const ordered =
    state === null
      ? rows.withIndex("by_organization_title", (q) => q.eq("organizationId", organization))
      : listedOnly
        ? rows.withIndex("by_organization_state_visibility_title", (q) =>
            q.eq("organizationId", organization).eq("state", state).eq("visibility", "public"),
          )
        : rows.withIndex("by_organization_state_title", (q) =>
            q.eq("organizationId", organization).eq("state", state),
          );
  return ordered
    .filterWith((program) => Promise.resolve(fits(program, scope, filter)))
    .paginate({ maximumRowsRead: MAX_ROWS_READ, ...paginationOpts });
}

/** The index looks at each filter itself; only "all but archived" is left to the page. */
async function byWords(
  { db }: Reader,
  scope: Scope,
  { search, category, delivery, language }: ProgramFilter,
  paginationOpts: PaginationOptions,
) {
  const { organization, state, listedOnly } = scope;
  const found = await db
    .query("programs")
    .withSearchIndex("search_text", (q) => {
      let wanted = q.search("searchText", search).eq("organizationId", organization);
      if (state !== null) wanted = wanted.eq("state", state);
      if (listedOnly) wanted = wanted.eq("visibility", "public");
      if (category !== null) wanted = wanted.eq("category", category);
      if (delivery !== null) wanted = wanted.eq("delivery", delivery);
      return language === null ? wanted : wanted.eq("language", language);
    })
    .paginate(paginationOpts);
  return { ...found, page: found.page.filter((program) => inState(program, scope)) };
}

function fits(
  program: Doc<"programs">,
  scope: Scope,
  { category, delivery, language }: ProgramFilter,
): boolean {
  return (
    inState(program, scope) &&
    (category === null || program.category === category) &&
    (delivery === null || program.delivery === delivery) &&
    (language === null || program.language === language)
  );
}

function inState(program: Doc<"programs">, { state }: Scope): boolean {
  return state === null ? program.state !== "archived" : program.state === state;
}
