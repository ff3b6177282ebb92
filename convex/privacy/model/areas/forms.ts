import type { Doc } from "../../../_generated/dataModel";
import { type EraserCtx, holding, moment } from "../holding";

export const formHoldings = [
  holding({
    name: "answers",
    table: "answers",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("answers")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, formVersionId, values }) => ({
      at: moment(_creationTime),
      form: formVersionId,
      answers: JSON.parse(values) as Record<string, unknown>,
    }),
    erase: { rows: "stay", treat: emptyAnswer },
  }),
] as const;

/** That somebody answered stays, for whoever counts; what was answered goes. */
async function emptyAnswer({ db }: EraserCtx, { _id }: Doc<"answers">): Promise<void> {
  await db.patch("answers", _id, { values: "{}" });
}
