import type { ContentState } from "./statuses";

/** What happens to an item. `edit` is any change of its text or description; `hold` is a date that could not be kept. */
export const CONTENT_EVENTS = [
  "edit",
  "submitForReview",
  "sendBack",
  "publish",
  "schedule",
  "cancelSchedule",
  "hold",
  "unpublish",
  "trash",
  "restoreFromTrash",
  "remove",
] as const;
export type ContentEvent = (typeof CONTENT_EVENTS)[number];

/**
 * Where each event leads from a state; what is not here cannot happen. What is published stays so while its next
 * revision is reviewed or waits for its date. From the trash, an item goes to `stateFromTrash`.
 */
const TRANSITIONS = {
  draft: {
    edit: "draft",
    submitForReview: "inReview",
    publish: "published",
    schedule: "scheduled",
    trash: "trashed",
  },
  inReview: {
    edit: "inReview",
    sendBack: "draft",
    publish: "published",
    schedule: "scheduled",
    trash: "trashed",
  },
  scheduled: {
    edit: "scheduled",
    publish: "published",
    schedule: "scheduled",
    cancelSchedule: "draft",
    hold: "draft",
    trash: "trashed",
  },
  published: {
    edit: "published",
    submitForReview: "published",
    sendBack: "published",
    publish: "published",
    schedule: "published",
    cancelSchedule: "published",
    hold: "published",
    unpublish: "unpublished",
    trash: "trashed",
  },
  unpublished: {
    edit: "unpublished",
    submitForReview: "inReview",
    publish: "published",
    schedule: "scheduled",
    trash: "trashed",
  },
  trashed: { restoreFromTrash: "draft", remove: "trashed" },
} as const satisfies Record<ContentState, Partial<Record<ContentEvent, ContentState>>>;

/** The state to go back to from the trash: nothing goes public by being restored, and no date is kept. */
const FROM_TRASH = {
  draft: "draft",
  inReview: "inReview",
  scheduled: "draft",
  published: "unpublished",
  unpublished: "unpublished",
  trashed: "draft",
} as const satisfies Record<ContentState, ContentState>;

export type ContentPermission = "content.write" | "content.publish";

/** What an event asks of an item, as far as its life is concerned. */
export type ContentLife = {
  state: ContentState;
  /** Whether it has a date to go public. */
  planned: boolean;
  /** Whether somebody asked for a review that nobody has answered. */
  submitted: boolean;
  stateBeforeTrash?: ContentState | undefined;
};

/** The state after an event, or null where it cannot happen. */
export function stateAfter(life: ContentLife, event: ContentEvent): ContentState | null {
  const { state, planned, submitted, stateBeforeTrash = "draft" } = life;
  if ((event === "cancelSchedule" || event === "hold") && !planned) return null;
  if (event === "sendBack" && state === "published" && !submitted) return null;
  if (event === "restoreFromTrash" && state === "trashed") return FROM_TRASH[stateBeforeTrash];
  const events: Partial<Record<ContentEvent, ContentState>> = TRANSITIONS[state];
  return events[event] ?? null;
}

/** The permission an event takes. What goes public at a date by itself is changed only by who may publish. */
export function permissionFor({ state, planned }: ContentLife, event: ContentEvent): ContentPermission {
  switch (event) {
    case "submitForReview":
    case "restoreFromTrash":
      return "content.write";
    case "edit":
      return planned ? "content.publish" : "content.write";
    case "trash":
      return state === "published" || planned ? "content.publish" : "content.write";
    case "sendBack":
    case "publish":
    case "schedule":
    case "cancelSchedule":
    case "hold":
    case "unpublish":
    case "remove":
      return "content.publish";
    default:
      return event satisfies never;
  }
}

/** What somebody with these permissions may do to an item now; what only jobs do is not among it. */
export function eventsFor(life: ContentLife, permissions: readonly string[]): ContentEvent[] {
  return CONTENT_EVENTS.filter(
    (event) =>
      event !== "hold" &&
      stateAfter(life, event) !== null &&
      permissions.includes(permissionFor(life, event)),
  );
}

/** Whether what is public goes when an item goes from one state to another. */
export function goesOffline(before: ContentState, after: ContentState): boolean {
  return before === "published" && after !== "published";
}
