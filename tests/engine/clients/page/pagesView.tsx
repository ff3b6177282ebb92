import { ConvexProvider, type ConvexReactClient, usePaginatedQuery, useQuery } from "convex/react";
import { items } from "../references";
import { noteRendering } from "./testBridge";

export function PagesView({ client, group }: { client: ConvexReactClient; group: string }) {
  return (
    <ConvexProvider client={client}>
      <Pages group={group} />
    </ConvexProvider>
  );
}

/** The same rows twice: page by page, and all at once as of the same moment. */
function Pages({ group }: { group: string }) {
  const { results, status, loadMore } = usePaginatedQuery(items.page, { group }, { initialNumItems: 8 });
  const all = useQuery(items.ranked, { group });
  noteRendering({
    status,
    paged: results.map(({ _id, rank }) => `${rank} ${_id}`),
    all: all?.map(({ _id, rank }) => `${rank} ${_id}`) ?? null,
  });
  window.actions = { loadMore: (count) => loadMore(count) };
  return (
    <ol>
      {results.map(({ _id, label }) => (
        <li key={_id}>{label}</li>
      ))}
    </ol>
  );
}
