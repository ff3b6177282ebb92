import { useConvexConnectionState } from "convex/react";
import { useEffect, useState } from "react";
import type { PageData } from "../../../../../convex/publishing/rules/pageData";
import type { TextStatus } from "../../editor/textStatus";
import { usePresence } from "../../editing/usePresence";
import type { Item } from "../../items/content";
import { useAddressedPlace } from "../../items/useAddressedPlace";
import { AddPanel } from "./AddPanel";
import { BenchBar, type Look } from "./BenchBar";
import { ConflictDialog } from "./ConflictDialog";
import type { MayChange } from "./editorConfig";
import { HeldProvider } from "./HeldPart";
import type { PageSync, SyncState } from "./pageSync";
import { partWith, showPart } from "./parts";
import { Preview } from "./Preview";
import { SettingsPanel } from "./SettingsPanel";
import { useBench, useChosen, useHolders, useOwnPart, useShowPage } from "./useParts";
import type { ShowPage } from "./usePageSync";
import classes from "./workspace.module.css";

type Props = {
  item: Item;
  page: PageData;
  sync: PageSync;
  state: SyncState;
  show: ShowPage;
  mayWrite: boolean;
  onStatus: (status: TextStatus) => void;
  onMayChange: (mayChange: MayChange) => void;
};

/** What can be added, the page, and the settings of what is chosen on it. */
export function Bench({ item, page, sync, state, show, mayWrite, onStatus, onMayChange }: Props) {
  const [look, setLook] = useState<Look>("desktop");
  const chosen = useChosen();
  const presence = usePresence(item.id);
  const own = useOwnPart(presence, mayWrite ? (chosen?.part ?? null) : null);
  const held = useHolders(presence, own);
  const refresh = useBench((bench) => bench.refreshPermissions);
  useShowPage(show);
  useAddressedPlace((id) => showPart(partWith(sync.page(), id)));
  useEffect(() => {
    onMayChange((id) => mayWrite && !held.has(partWith(sync.page(), id)));
    refresh();
  }, [held, mayWrite, sync, onMayChange, refresh]);
  useStatus(state, presence.people, onStatus);
  return (
    <HeldProvider value={held}>
      <div className={classes.bench}>
        <BenchBar {...{ item, state, sync, look, mayWrite }} onLook={setLook} />
        {mayWrite && <AddPanel page={page} sync={sync} after={chosen?.part ?? null} />}
        <Preview {...{ item, page, sync, look, mayWrite }} />
        <SettingsPanel
          chosen={chosen}
          page={page}
          holder={chosen === null ? undefined : held.get(chosen.part)}
        />
      </div>
      {state.conflicts[0] !== undefined && (
        <ConflictDialog
          key={state.conflicts[0].componentId}
          conflict={state.conflicts[0]}
          item={item}
          sync={sync}
        />
      )}
    </HeldProvider>
  );
}

function useStatus(
  { saving, problem }: SyncState,
  people: ReturnType<typeof usePresence>["people"],
  onStatus: Props["onStatus"],
): void {
  const { isWebSocketConnected } = useConvexConnectionState();
  const unsaved = saving !== "saved";
  const refused = saving === "failed" || problem !== null;
  const said =
    unsaved && !isWebSocketConnected ? "offline" : refused ? "refused" : unsaved ? "saving" : "saved";
  useEffect(() => {
    onStatus({ saving: said, people: people.map(({ person, name }) => ({ id: person, name })) });
  }, [said, people, onStatus]);
}
