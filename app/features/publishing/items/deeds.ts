import type { Icon } from "@tabler/icons-react";
import type { ContentEvent } from "../../../../convex/publishing/rules/contentLifecycle";
import {
  IconArrowBackUp,
  IconClock,
  IconCopy,
  IconEye,
  IconEyeOff,
  IconHistory,
  IconSend,
  IconTrash,
  IconWorld,
} from "../../../ui/icons";
import type { Item } from "./content";

/** What staff do with an item as a whole. Those that ask first have a dialog. */
export const DEEDS = [
  "publish",
  "schedule",
  "submit",
  "sendBack",
  "unpublish",
  "preview",
  "duplicate",
  "restore",
  "trash",
  "remove",
] as const;
export type Deed = (typeof DEEDS)[number];

/** The event of an item's life that a deed is. */
const EVENTS: Partial<Record<Deed, ContentEvent>> = {
  publish: "publish",
  schedule: "schedule",
  submit: "submitForReview",
  sendBack: "sendBack",
  unpublish: "unpublish",
  restore: "restoreFromTrash",
  trash: "trash",
  remove: "remove",
};

export const DEED_ICONS: Record<Deed, Icon> = {
  publish: IconWorld,
  schedule: IconClock,
  submit: IconSend,
  sendBack: IconArrowBackUp,
  unpublish: IconEyeOff,
  preview: IconEye,
  duplicate: IconCopy,
  restore: IconHistory,
  trash: IconTrash,
  remove: IconTrash,
};

/** What the viewer may do with an item now; `writes` is whether they write content here. */
export function deedsFor(
  { state, mayDo, publishedRevision, hasUnpublishedChanges, submittedByName }: Item,
  writes: boolean,
): Deed[] {
  return DEEDS.filter((deed) => {
    const event = EVENTS[deed];
    if (event === undefined) return writes && state !== "trashed";
    if (!mayDo.includes(event)) return false;
    // What is public as it stands needs no publishing, and what was submitted no submitting.
    const stands = state === "published" && publishedRevision !== null && !hasUnpublishedChanges;
    if (deed === "publish" || deed === "submit")
      return !stands && (deed === "publish" || submittedByName === null);
    return true;
  });
}
