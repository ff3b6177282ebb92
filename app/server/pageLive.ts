import { api } from "../../convex/_generated/api";
import { needKey, needsOf, type PageNeed } from "../../convex/publishing/rules/pageNeeds";
import type { ComponentData } from "../../convex/publishing/rules/propShapes";
import { postLabel } from "../features/publishing/pages/needs";
import type { Live, LiveEntry } from "../features/publishing/pages/shown";
import type { publicVisit } from "./catalog";

type Visit = Pick<Awaited<ReturnType<typeof publicVisit>>, "load">;

/** All that the components of a page show from elsewhere, asked for at once. */
export async function pageLive(
  visit: Visit,
  locale: string,
  content: readonly ComponentData[],
): Promise<Live> {
  const needs = needsOf(content);
  const found = await Promise.all(needs.map((need) => entryFor(visit, locale, need)));
  return Object.fromEntries(needs.map((need, index) => [needKey(need), found[index] as LiveEntry]));
}

async function entryFor({ load }: Visit, locale: string, need: PageNeed): Promise<LiveEntry> {
  switch (need.kind) {
    case "programs": {
      const { category, most: numItems } = need;
      const paginationOpts = { numItems, cursor: null };
      const choice = { search: "", category: category || null, delivery: null, language: null };
      const { page } = await load(api.catalog.catalog.list, { ...choice, paginationOpts });
      return { kind: "programs", data: page.slice(0, numItems) };
    }
    case "cohorts":
      return { kind: "cohorts", data: await cohortsOf({ load }, need.program) };
    case "posts": {
      const { most: numItems } = need;
      const asked = { kind: "post" as const, locale, paginationOpts: { numItems, cursor: null } };
      const { page } = await load(api.publishing.publications.list, { ...asked, ...postLabel(need.tag) });
      return { kind: "posts", data: page.slice(0, numItems) };
    }
    default:
      return need satisfies never;
  }
}

/** A program that is there no more, or not for everybody, leaves its place on the page empty. */
async function cohortsOf({ load }: Visit, slug: string) {
  try {
    const { id, title } = await load(api.catalog.catalog.bySlug, { slug });
    return { slug, title, openings: await load(api.cohorts.cohorts.openFor, { program: id }) };
  } catch (error) {
    if (error instanceof Response && error.status === 404) return null;
    throw error;
  }
}
