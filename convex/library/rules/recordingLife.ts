import type { RecordingState } from "./statuses";

export const RECORDING_EVENTS = ["publish", "unpublish", "expire", "keepLonger", "clear"] as const;
export type RecordingEvent = (typeof RECORDING_EVENTS)[number];

/** What follows from a change: people of the cohort may find it, may no longer, or its bytes go. */
export type RecordingEffect = "opened" | "closed" | "cleared";

type Step = { next: RecordingState; effect: RecordingEffect | null };

/** What may become of a recording; what is not here is not possible. */
const LIFE = {
  draft: {
    publish: { next: "published", effect: "opened" },
    expire: { next: "expired", effect: null },
  },
  published: {
    unpublish: { next: "draft", effect: "closed" },
    expire: { next: "expired", effect: "closed" },
  },
  expired: {
    // Somebody thought better of it while the bytes are still there; it is for staff alone until published again.
    keepLonger: { next: "draft", effect: null },
    clear: { next: "removed", effect: "cleared" },
  },
  removed: {},
} as const satisfies Record<RecordingState, Partial<Record<RecordingEvent, Step>>>;

/** What an event makes of a recording, or null where it cannot happen. */
export function decideRecording(state: RecordingState, event: RecordingEvent): Step | null {
  const steps: Partial<Record<RecordingEvent, Step>> = LIFE[state];
  return steps[event] ?? null;
}
