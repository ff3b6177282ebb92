import { useDebouncedCallback } from "@mantine/hooks";
import { useNavigate, useSearchParams } from "@remix-run/react";
import type { FunctionArgs } from "convex/server";
import { useEffect, useRef, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { DataColumn, SavedView, TableView } from "../../ui/table/columns";
import { paramsOf, viewIn } from "../../ui/table/viewAddress";
import { useAttempt } from "../live/useAttempt";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";

type Table = FunctionArgs<typeof api.views.savedViews.list>["table"];
type Labelled = Pick<DataColumn<never>, "id" | "hidden" | "fixed">;

/** While somebody types or chooses on, the address stays. */
const PAUSE_MS = 250;

/** A filter of the page's own, which its server goes by: what is chosen, "" for nothing. */
export type ListChoice = { value: string; onChoose: (value: string) => void };

/**
 * The view of a list, which its address carries, and the views of its table that are kept: `table` is DataTable's
 * props. What the page itself filters by is part of the view: `choiceOf` gives one such filter, `clearChoices` lets
 * go of all.
 */
export function useListView(table: Table, columns: readonly Labelled[]) {
  const [view, onView] = useViewInAddress(columns);
  const kept = useLater(api.views.savedViews.list, { table });
  const [keep, rename, remove] = [
    useDo(api.views.savedViews.keep),
    useDo(api.views.savedViews.rename),
    useDo(api.views.savedViews.remove),
  ];
  const { attempt } = useAttempt();
  const props = {
    view,
    onView,
    views: {
      kept: kept ?? [],
      hrefOf: (one: TableView) => `?${paramsOf(one, columns).toString()}`,
      onSave: (name: string, shared: boolean) => attempt(() => keep({ table, name, view, shared })),
      onRename: ({ id }: SavedView, name: string) =>
        attempt(() => rename({ id: id as Id<"savedViews">, name })),
      onRemove: ({ id }: SavedView) => attempt(() => remove({ id: id as Id<"savedViews"> })),
    },
  };
  const choiceOf = (name: string): ListChoice => ({
    value: view.filters[name] ?? "",
    onChoose: (value) => onView({ ...view, filters: { ...view.filters, [name]: value } }),
  });
  const clearChoices = () => onView({ ...view, filters: {} });
  return { table: props, choiceOf, clearChoices };
}

/** What is chosen shows at once and goes into the address a moment later; another address shows another view. */
function useViewInAddress(columns: readonly Labelled[]) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const address = params.toString();
  const [view, setView] = useState(() => viewIn(params, columns));
  const expected = useRef(address);
  useEffect(() => {
    if (address === expected.current) return;
    expected.current = address;
    setView(viewIn(new URLSearchParams(address), columns));
  }, [address, columns]);
  const go = useDebouncedCallback((next: TableView) => {
    const wanted = paramsOf(next, columns, params);
    expected.current = wanted.toString();
    navigate(`?${expected.current}`, { replace: true, preventScrollReset: true });
  }, PAUSE_MS);
  const onView = (next: TableView) => {
    setView(next);
    go(next);
  };
  return [view, onView] as const;
}
