import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take a minute or more, however short they are to read: parts of their paths. */
const SLOW = [
  "/e2e/officeAccessibility",
  "/e2e/accessibility",
  "/start/development",
  "/start/start",
  "/ui/design",
  "/certificates/issuing",
  "/e2e/places",
  "/e2e/people",
  "/e2e/cohorts",
  "/e2e/verification",
  "/e2e/firstRun",
  "/e2e/certificates",
  "/e2e/story",
  "/durability/runaways",
  "/e2e/signIn",
  "/start/otherMachine",
  "/privacy/personalData",
  "/notifications/sending",
];

/**
 * Begins with the slow files, so that none is left over when all others are done. Vitest itself goes by the size of
 * a file where it has not run it before, as on a fresh machine.
 */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => orderOf(a) - orderOf(b) || rankOf(a) - rankOf(b));
  }
}

function orderOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = SLOW.findIndex((part) => moduleId.includes(part));
  return rank === -1 ? SLOW.length : rank;
}
