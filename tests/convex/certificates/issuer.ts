import { api, internal } from "../../../convex/_generated/api";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import type { Task } from "../../../convex/certificates/model/making";
import {
  addMember,
  addOrganization,
  type App,
  type Organization,
  type Somebody,
  startApp,
} from "../../support/convexApp";
import { addCohort, addLearner } from "../../support/learningWorld";

/** 32 bytes as base64. */
export const MASTER_KEY = Buffer.from("a master key of tests, 32 bytes.").toString("base64");
export const FIRST = { numItems: 50, cursor: null };

export type IssuingWorld = {
  app: App;
  organization: Organization;
  owner: Somebody;
  manager: Somebody;
  cohort: Id<"cohorts">;
};

/** An organization that may issue, with a cohort that runs. */
export async function startIssuing(slug = "acme", app = startApp()): Promise<IssuingWorld> {
  process.env["CREDENTIAL_MASTER_KEY"] = MASTER_KEY;
  const organization = await addOrganization(app, slug);
  const owner = await addMember(app, organization, `Olga ${slug}`, ["owner"]);
  const manager = await addMember(app, organization, `Maja ${slug}`, ["manager"]);
  const cohort = await addCohort(app, organization);
  return { app, organization, owner, manager, cohort };
}

/** Somebody who takes part and is completed by staff. */
export async function completeSomebody({ app, organization, manager, cohort }: IssuingWorld, name: string) {
  const learner = await addLearner(app, organization, cohort, name);
  await manager.as.mutation(api.progress.completion.completePerson, {
    organization,
    enrollment: learner.enrollment,
    anyway: true,
  });
  return learner;
}

/** All credentials, the oldest first. */
export function credentialsOf(app: App): Promise<Doc<"credentials">[]> {
  return app.run(({ db }) => db.query("credentials").collect());
}

/** Does a job's work by hand, with files of a few bytes: for what happens before and after it. */
export async function issueByHand(app: App, credential: Id<"credentials">): Promise<Doc<"credentials">> {
  const task = await app.mutation(internal.certificates.jobs.claim, { credential });
  if (task === null) throw new Error("There is nothing to issue.");
  const made = await storedFiles(app, task);
  const report = { credential, attempt: task.attempt, made, fragments: [] };
  if (!(await app.mutation(internal.certificates.jobs.issued, report))) throw new Error("It was not taken.");
  return (await app.run(({ db }) => db.get(credential)))!;
}

/** What a job would have made of a task. */
export async function storedFiles(app: App, { publicId }: Pick<Task, "publicId">) {
  const files = await app.run(async ({ storage }) => {
    const store = (type: string) =>
      storage.store(new Blob([publicId], { type: `${type}; credential=${publicId}` }));
    return {
      pdfId: await store("application/pdf"),
      svgId: await store("image/svg+xml"),
      pngId: await store("image/png"),
    };
  });
  return { document: JSON.stringify({ publicId }), jwt: "a.b.c", ...files };
}
