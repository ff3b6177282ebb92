import { type Infer, v } from "convex/values";
import type { PaginationOptions } from "convex/server";
import { literals } from "convex-helpers/validators";
import { stream } from "convex-helpers/server/stream";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import schema from "../../schema";
import { AFFILIATION_KINDS, type AffiliationKind } from "../rules/roles";

export const entryValidator = v.object({
  person: v.id("persons"),
  name: v.string(),
  email: v.union(v.string(), v.null()),
  kinds: v.array(literals(...AFFILIATION_KINDS)),
  since: v.number(),
});

type Reader = Pick<QueryCtx, "db">;
export type Wanted = { search: string; kind: AffiliationKind | null };

/** Rows read for one page at most, so that a rare kind among many people gives a short page, not an error. */
const MAX_ROWS_READ = 2_000;

/**
 * The people who have to do with an organization: by name, or, when something is searched for, by how well
 * their names fit it. A search with an @ is for the beginning of a mail address.
 */
export async function listPeople(
  { db }: Reader,
  organization: Id<"organizations">,
  { search, kind }: Wanted,
  paginationOpts: PaginationOptions,
) {
  const text = search.trim();
  const fits = ({ kinds }: Doc<"affiliations">) => kind === null || kinds.includes(kind);
  const found =
    text !== "" && !text.includes("@")
      ? await byWords({ db }, organization, text, fits, paginationOpts)
      : await inOrder({ db }, organization, text.toLowerCase(), fits, paginationOpts);
  return { ...found, page: found.page.map(entryOf) };
}

/** Best fits first. A page may be short where a kind is asked for: what does not fit is left out of it. */
async function byWords(
  { db }: Reader,
  organization: Id<"organizations">,
  text: string,
  fits: (row: Doc<"affiliations">) => boolean,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("affiliations")
    .withSearchIndex("search_name", (q) => q.search("name", text).eq("organizationId", organization))
    .paginate(paginationOpts);
  return { ...found, page: found.page.filter(fits) };
}

function inOrder(
  { db }: Reader,
  organization: Id<"organizations">,
  address: string,
  fits: (row: Doc<"affiliations">) => boolean,
  paginationOpts: PaginationOptions,
) {
  const rows = stream(db, schema).query("affiliations");
  const ordered =
    address === ""
      ? rows.withIndex("by_organization_name", (q) => q.eq("organizationId", organization))
      : rows.withIndex("by_organization_email", (q) =>
          q.eq("organizationId", organization).gte("email", address).lt("email", `${address}\uffff`),
        );
  return ordered
    .filterWith((row) => Promise.resolve(fits(row)))
    .paginate({ maximumRowsRead: MAX_ROWS_READ, ...paginationOpts });
}

function entryOf(row: Doc<"affiliations">): Infer<typeof entryValidator> {
  const { personId: person, name, email = null, kinds, _creationTime: since } = row;
  return { person, name, email, kinds, since };
}
