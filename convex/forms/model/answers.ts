import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { failure, invalid } from "../../shared/errors";
import { problemsOf, tidyAnswers } from "../rules/answers";
import { type Reader, formIn } from "./forms";
import { publishedVersion, versionIn } from "./versions";

/** What a form is answered with, by field key. */
export const answerValues = v.record(
  v.string(),
  v.union(v.string(), v.number(), v.boolean(), v.array(v.string())),
);
type Values = Infer<typeof answerValues>;

export const answerValidator = v.object({
  id: v.id("answers"),
  version: v.id("formVersions"),
  /** Name as the organization's list has it; null for somebody who was erased. */
  person: v.object({ id: v.id("persons"), name: v.union(v.string(), v.null()) }),
  values: answerValues,
  at: v.number(),
});

/** What one form gets of one person; more is a mistake. */
const MAX_ANSWERS = 50;

/**
 * Keeps somebody's answers to the version of a form that is answered now. Answers to questions that were not
 * asked are left out.
 * @throws `notFound` without the form; `conflict` when it is archived or was never published; `invalid` by field key
 */
export async function answerForm(
  { db }: Pick<MutationCtx, "db">,
  { form: id, person, values }: { form: Id<"forms">; person: Id<"persons">; values: Values },
): Promise<Id<"answers">> {
  const form = await formIn({ db }, id);
  const version = form.archivedAt === undefined ? await publishedVersion({ db }, id) : null;
  if (version === null) throw failure("conflict", "This form cannot be answered at the moment.");
  const problems = problemsOf(version.fields, values);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const kept = JSON.stringify(tidyAnswers(version.fields, values));
  const { organizationId } = form;
  return db.insert("answers", { organizationId, formVersionId: version._id, personId: person, values: kept });
}

/** The answers to a version, newest first. @throws `notFound` */
export async function answersTo(ctx: Reader, version: Id<"formVersions">, paginationOpts: PaginationOptions) {
  await versionIn(ctx, version);
  const found = await ctx.db
    .query("answers")
    .withIndex("by_version", (q) => q.eq("formVersionId", version))
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((answer) => answerFacts(ctx, answer))) };
}

/** One answer. @throws `notFound` */
export async function answerIn({ db }: Reader, id: Id<"answers">): Promise<Doc<"answers">> {
  const answer = await db.get("answers", id);
  if (answer === null) throw failure("notFound", "There is no such answer here.");
  return answer;
}

/** What somebody answered in an organization, newest first, at most 50. */
export async function answersOf(ctx: Reader, organization: Id<"organizations">, person: Id<"persons">) {
  const found = await ctx.db
    .query("answers")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", organization).eq("personId", person))
    .order("desc")
    .take(MAX_ANSWERS);
  return Promise.all(found.map((answer) => answerFacts(ctx, answer)));
}

/** An answer as screens show it. */
export async function answerFacts(
  { db }: Reader,
  answer: Doc<"answers">,
): Promise<Infer<typeof answerValidator>> {
  const { _id: id, formVersionId: version, organizationId, personId, _creationTime: at } = answer;
  const listed = await db
    .query("affiliations")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId),
    )
    .unique();
  const person = { id: personId, name: listed?.name ?? null };
  return { id, version, person, values: JSON.parse(answer.values) as Values, at };
}
