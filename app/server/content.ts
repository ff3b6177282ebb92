import { redirect } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { CONTENT_STATES, type ContentKind } from "../../convex/publishing/rules/statuses";
import { FIRST_PAGE } from "../features/live/usePages";
import { itemHref } from "../features/publishing/items/content";
import { isSearched } from "../features/publishing/items/useFoundItems";
import { WAITING } from "../features/publishing/items/WaitingItems";
import { idOf } from "./failures";
import { visit } from "./load";

/** What the list of posts or of pages begins with, as its address asks. */
export async function itemsFor(request: Request, kind: ContentKind) {
  const { load } = await visit(request);
  const { searchParams } = new URL(request.url);
  const state = CONTENT_STATES.find((known) => known === searchParams.get("state")) ?? null;
  const choice = { search: (searchParams.get("q") ?? "").trim(), state };
  const publishes = (await load(api.people.viewer.current, {}))?.permissions.includes("content.publish");
  const [first, matches, waiting] = await Promise.all([
    load(api.publishing.items.list, { kind, ...(state !== null && { state }), paginationOpts: FIRST_PAGE }),
    isSearched(choice) ? load(api.publishing.items.search, { kind, text: choice.search }) : null,
    publishes === true
      ? load(api.publishing.items.list, { kind, state: "inReview", paginationOpts: WAITING })
      : null,
  ]);
  return { kind, choice, found: { first, matches }, waiting };
}

/**
 * A post or page of the administration by the id in its address.
 * @throws Response: 404 for what is not there, a redirect for a post under the pages' address and the reverse
 */
export async function itemFor(request: Request, id: string | undefined, kind: ContentKind, part = "") {
  const { load } = await visit(request);
  const item = idOf<"contentItems">(id);
  const [first, lacks] = await Promise.all([
    load(api.publishing.items.get, { item }),
    load(api.publishing.readiness.lacks, { item }),
  ]);
  if (first.kind !== kind) throw redirect(itemHref(first, part));
  return { first, lacks, origin: new URL(request.url).origin };
}

/** The versions of a post or page, and the two that its address names with what differs between them. */
export async function versionsFor(request: Request, id: string | undefined, kind: ContentKind) {
  const [{ load }, { first, lacks }] = await Promise.all([
    visit(request),
    itemFor(request, id, kind, "versions"),
  ]);
  const { searchParams } = new URL(request.url);
  const chosen = (name: string) => {
    const version = searchParams.get(name);
    return version === null ? null : idOf<"contentVersions">(version);
  };
  const [from, to] = [chosen("from"), chosen("to")];
  const [versions, comparison] = await Promise.all([
    load(api.publishing.versions.list, { item: first.id, paginationOpts: FIRST_PAGE }),
    from === null ? null : load(api.publishing.versions.compare, { from, to }),
  ]);
  const compared = from === null || comparison === null ? null : { from, to, first: comparison };
  return { first, lacks, versions, compared };
}
