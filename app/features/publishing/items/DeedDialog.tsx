import type { Item } from "./content";
import { PreviewDialog } from "./PreviewDialog";
import { PublishDialog } from "./PublishDialog";
import { RemoveDialog } from "./RemoveDialog";
import { ScheduleDialog } from "./ScheduleDialog";
import { SendBackDialog } from "./SendBackDialog";
import { TrashDialog, UnpublishDialog } from "./OfflineDialogs";
import type { AskedDeed } from "./useDeeds";

type Props = { item: Item; deed: AskedDeed; onClose: () => void };

/** Asks before something is done with an item. */
export function DeedDialog({ deed, ...props }: Props) {
  switch (deed) {
    case "publish":
      return <PublishDialog {...props} />;
    case "schedule":
      return <ScheduleDialog {...props} />;
    case "sendBack":
      return <SendBackDialog {...props} />;
    case "unpublish":
      return <UnpublishDialog {...props} />;
    case "preview":
      return <PreviewDialog {...props} />;
    case "trash":
      return <TrashDialog {...props} />;
    case "remove":
      return <RemoveDialog {...props} />;
    default:
      return deed satisfies never;
  }
}
