import { type RequestForQueries, useConvexAuth, useQueries } from "convex/react";
import { useMemo } from "react";
import { api } from "../../../../../convex/_generated/api";
import type { Id } from "../../../../../convex/_generated/dataModel";
import { needKey, needsOf, type PageNeed } from "../../../../../convex/publishing/rules/pageNeeds";
import type { ComponentData } from "../../../../../convex/publishing/rules/propShapes";
import { useOrganization } from "../../../live/useOrganization";
import { postLabel } from "../needs";
import type { ListedProgram, Live, LiveEntry, Opening, PostCard } from "../shown";

type Program = { id: Id<"programs">; slug: string; title: string };
const NONE: readonly PageNeed[] = [];

/** What the components of a page show from elsewhere, live while the page is put together. */
export function useLiveParts(content: readonly ComponentData[], locale: string): Live {
  const { id: organization } = useOrganization();
  const { isLoading } = useConvexAuth();
  const asked = JSON.stringify(isLoading ? NONE : needsOf(content));
  const needs = useMemo(() => JSON.parse(asked) as PageNeed[], [asked]);
  const first = useQueries(
    useMemo(() => firstQueries(needs, organization, locale), [needs, organization, locale]),
  );
  const programs = JSON.stringify(
    needs.flatMap((need) => {
      const found = first[needKey(need)] as Program | Error | undefined;
      return need.kind === "cohorts" && found !== undefined && !(found instanceof Error) ? [found.id] : [];
    }),
  );
  const openings = useQueries(
    useMemo(() => openingQueries(programs, organization), [programs, organization]),
  );
  return useMemo(() => {
    const entries = needs.map(
      (need) => [needKey(need), entryOf(need, first[needKey(need)], openings)] as const,
    );
    return Object.fromEntries(entries.filter((entry): entry is [string, LiveEntry] => entry[1] !== null));
  }, [needs, first, openings]);
}

function firstQueries(
  needs: readonly PageNeed[],
  organization: Id<"organizations">,
  locale: string,
): RequestForQueries {
  const requests: RequestForQueries = {};
  for (const need of needs) requests[needKey(need)] = queryFor(need, organization, locale);
  return requests;
}

function queryFor(
  need: PageNeed,
  organization: Id<"organizations">,
  locale: string,
): RequestForQueries[string] {
  switch (need.kind) {
    case "programs": {
      const choice = { search: "", category: need.category || null, delivery: null, language: null };
      const args = { organization, ...choice, paginationOpts: { numItems: need.most, cursor: null } };
      return { query: api.catalog.catalog.list, args };
    }
    case "cohorts":
      return { query: api.catalog.catalog.bySlug, args: { organization, slug: need.program } };
    case "posts": {
      const asked = { kind: "post", locale, ...postLabel(need.tag) };
      const args = { organization, ...asked, paginationOpts: { numItems: need.most, cursor: null } };
      return { query: api.publishing.publications.list, args };
    }
    default:
      return need satisfies never;
  }
}

function openingQueries(programs: string, organization: Id<"organizations">): RequestForQueries {
  const ids = JSON.parse(programs) as Id<"programs">[];
  return Object.fromEntries(
    ids.map((program) => [program, { query: api.cohorts.cohorts.openFor, args: { organization, program } }]),
  );
}

/** Null while it is on its way. */
function entryOf(need: PageNeed, found: unknown, openings: Record<string, unknown>): LiveEntry | null {
  if (found === undefined) return null;
  const failed = found instanceof Error;
  switch (need.kind) {
    case "programs": {
      const data = failed ? [] : (found as { page: ListedProgram[] }).page.slice(0, need.most);
      return { kind: "programs", data };
    }
    case "cohorts": {
      if (failed) return { kind: "cohorts", data: null };
      const { id, slug, title } = found as Program;
      const dates = openings[id] as Opening[] | Error | undefined;
      if (dates === undefined) return null;
      return { kind: "cohorts", data: dates instanceof Error ? null : { slug, title, openings: dates } };
    }
    case "posts": {
      const data = failed ? [] : (found as { page: PostCard[] }).page.slice(0, need.most);
      return { kind: "posts", data };
    }
    default:
      return need satisfies never;
  }
}
