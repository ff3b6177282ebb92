import { convexQuery, ConvexQueryClient } from "@convex-dev/react-query";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import type { ConvexReactClient } from "convex/react";
import { useState } from "react";
import { counters, items } from "../references";
import { noteRendering } from "./testBridge";

/** @convex-dev/react-query: Convex queries that live in TanStack Query's cache. */
export function QueryLibraryView({ client, name }: { client: ConvexReactClient; name: string }) {
  const [queryClient] = useState(() => {
    const convexQueryClient = new ConvexQueryClient(client);
    const made = new QueryClient({
      defaultOptions: {
        queries: {
          queryKeyHashFn: convexQueryClient.hashFn(),
          queryFn: convexQueryClient.queryFn(),
          retry: false,
        },
      },
    });
    convexQueryClient.connect(made);
    return made;
  });
  return (
    <QueryClientProvider client={queryClient}>
      <LiveCounter name={name} />
    </QueryClientProvider>
  );
}

function LiveCounter({ name }: { name: string }) {
  const counter = useQuery(convexQuery(counters.read, { name }));
  const strict = useQuery(convexQuery(items.strict, { group: name }));
  noteRendering({
    counter: counter.data ?? null,
    strict: strict.data ?? null,
    error: /Uncaught Error: (.*)/.exec(strict.error?.message ?? "")?.[1] ?? null,
  });
  return <output>{counter.data ?? "loading"}</output>;
}
