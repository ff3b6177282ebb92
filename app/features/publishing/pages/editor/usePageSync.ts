import { useConvex } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api } from "../../../../../convex/_generated/api";
import type { Id } from "../../../../../convex/_generated/dataModel";
import { ROOT } from "../../../../../convex/publishing/rules/pageChanges";
import type { PageData } from "../../../../../convex/publishing/rules/pageData";
import { useDo, useLive } from "../../../live/useLive";
import { useOrganization } from "../../../live/useOrganization";
import type { Known } from "./pageChanges";
import { PageSync, type SyncState } from "./pageSync";

export type EditedPage = FunctionReturnType<typeof api.publishing.pageComponents.read>;
/** How a page is put into the editor. */
export type ShowPage = { current: (page: PageData) => void };

/** Keeps an editor's page and the server's together for as long as the editor is there. */
export function usePageSync(page: Id<"contentItems">, first: EditedPage): [PageSync, SyncState, ShowPage] {
  const convex = useConvex();
  const { id: organization } = useOrganization();
  const save = useDo(api.publishing.pageComponents.save);
  const live = useLive(api.publishing.pageComponents.read, { page }, first);
  const show = useRef<(page: PageData) => void>(() => undefined);
  const [sync] = useState(() => {
    const watched = convex.watchQuery(api.publishing.pageComponents.read, { organization, page });
    return new PageSync(knownOf(first), {
      save: (changes) => save({ page, changes }),
      latest: () => {
        const found = watched.localQueryResult();
        return found === undefined ? undefined : knownOf(found);
      },
      show: (shown) => show.current(shown),
    });
  });
  useEffect(() => sync.receive(knownOf(live)), [sync, live]);
  useEffect(() => {
    sync.open();
    return () => sync.close();
  }, [sync]);
  return [sync, useSyncExternalStore(sync.subscribe, sync.snapshot), show];
}

/** What the server says of a page, as the editor works with it. */
export function knownOf({ root, components }: EditedPage): Known {
  const content = components.map(({ data }) => JSON.parse(data) as PageData["content"][number]);
  return {
    page: { root: { props: JSON.parse(root.data) as PageData["root"]["props"] }, content },
    revisions: new Map([
      [ROOT, root.revision],
      ...components.map(({ componentId, revision }) => [componentId, revision] as const),
    ]),
    names: new Map(components.map(({ componentId, changedBy }) => [componentId, changedBy])),
  };
}
