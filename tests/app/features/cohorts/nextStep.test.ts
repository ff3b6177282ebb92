import { describe, expect, test } from "vitest";
import { nextStep } from "../../../../app/features/cohorts/nextStep";
import type { CohortState } from "../../../../convex/cohorts/rules/statuses";

type Counts = Partial<Parameters<typeof nextStep>[0]["counts"]>;

const stepOf = (state: CohortState, counts: Counts, ready = 0, manages = true) =>
  nextStep(
    { state, counts: { requested: 0, waitlisted: 0, enrolled: 0, invited: 0, ...counts } },
    ready,
    manages,
  );

describe("what comes next at a cohort", () => {
  test.each<[what: string, step: ReturnType<typeof stepOf>, expected: string | null, count: number]>([
    ["a draft is opened", stepOf("draft", {}), "open", 0],
    ["an instructor opens none", stepOf("draft", {}, 0, false), null, 0],
    ["an open one without people", stepOf("open", {}), "invite", 0],
    ["an open one to which people are invited", stepOf("open", { invited: 3 }), null, 0],
    ["requests come before who waits", stepOf("open", { requested: 2, waitlisted: 5 }), "requests", 2],
    ["who is ready comes before who waits", stepOf("running", { waitlisted: 2 }, 18), "ready", 18],
    ["who waits", stepOf("running", { enrolled: 4, waitlisted: 2 }), "waiting", 2],
    ["an instructor completes who is ready", stepOf("running", { waitlisted: 2 }, 3, false), "ready", 3],
    ["nobody is completed before it begins", stepOf("open", { enrolled: 4 }, 3), null, 0],
    ["nobody waits for one that is over", stepOf("completed", { waitlisted: 2 }), "archive", 0],
    ["the last are completed first", stepOf("completed", {}, 1), "ready", 1],
    ["an archived one", stepOf("archived", {}, 1), null, 0],
    ["a cancelled one", stepOf("cancelled", { requested: 1 }), null, 0],
  ])("%s", (_, step, kind, count) => {
    expect(step).toEqual(kind === null ? null : { kind, count });
  });
});
