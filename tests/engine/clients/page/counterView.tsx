import { ConvexProvider, type ConvexReactClient, useMutation, useQuery } from "convex/react";
import { counters } from "../references";
import { noteRendering } from "./testBridge";

export function CounterView({ client, name }: { client: ConvexReactClient; name: string }) {
  return (
    <ConvexProvider client={client}>
      <Counter name={name} />
    </ConvexProvider>
  );
}

/** A counter whose guess at a mutation's outcome is a thousand too high, so that the two can be told apart. */
function Counter({ name }: { name: string }) {
  const value = useQuery(counters.read, { name });
  const add = useMutation(counters.add).withOptimisticUpdate((store, { by }) => {
    const shown = store.getQuery(counters.read, { name });
    if (shown !== undefined) store.setQuery(counters.read, { name }, shown + by + 1000);
  });
  noteRendering({ value: value ?? null });
  window.actions = { add: (by) => add({ name, by }) };
  return <output>{value ?? "loading"}</output>;
}
