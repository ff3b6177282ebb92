import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ConvexHttpClient } from "convex/browser";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { answersOf, enteredIn } from "../features/cohorts/portal/joinAnswers";
import type { JoinAnswer, Opening, Questions } from "../features/cohorts/portal/joining";
import { JoinScreen } from "../features/cohorts/portal/JoinScreen";
import { cohortPath } from "../features/portal/enrollments";
import { pageTitle } from "../features/shell/pageTitle";
import { convexFor } from "../server/convex";
import { documentsFor } from "../server/documents";
import { refusal, thrownResponse } from "../server/failures";
import { signedIn } from "../server/identity";
import { requireOrganization } from "../server/organization";

type Params = LoaderFunctionArgs["params"];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { convex, organization, person, program, opening } = await placeOf(request, params);
  const asks = opening.joinMode === "request" && opening.joinForm !== null && opening.join === "open";
  const [questions, documents] = await Promise.all([
    asks ? questionsOf(convex, organization, opening) : null,
    documentsFor(request),
  ]);
  return { program, opening, questions, person, documents: documents.map(({ document }) => document) };
}

/** Takes a seat or asks for one. What cannot be taken is shown again with all that was entered. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { convex, organization, opening } = await placeOf(request, params);
  const form = await request.formData();
  const here = { organization, cohort: opening.cohort };
  const questions =
    opening.joinForm === null || opening.joinMode !== "request"
      ? null
      : await questionsOf(convex, organization, opening);
  const entered = enteredIn(questions?.fields ?? [], form);
  try {
    if (opening.joinMode === "request") {
      const answers = answersOf(questions?.fields ?? [], entered);
      await convex.mutation(api.cohorts.joining.request, { ...here, answers });
    } else await convex.mutation(api.cohorts.joining.join, here);
  } catch (thrown) {
    const { error, status } = refusal(thrown);
    const answer: JoinAnswer = { error, entered };
    return data(answer, { status });
  }
  return redirect(cohortPath(opening.cohort));
}

/** @throws Response 404 for a program or a cohort that is not open to this visitor */
async function placeOf(request: Request, params: Params) {
  const [{ id: organization }, viewer] = await Promise.all([requireOrganization(request), signedIn(request)]);
  const convex = convexFor(viewer?.jwt ?? null);
  const [slug, wanted] = [params["slug"] ?? "", params["cohort"] ?? ""];
  try {
    const { id, title } = await convex.query(api.catalog.catalog.bySlug, { organization, slug });
    const openings = await convex.query(api.cohorts.cohorts.openFor, { organization, program: id });
    const opening = openings.find((each) => each.slug === wanted);
    if (opening === undefined) throw new Response("There is no such cohort here.", { status: 404 });
    const person = viewer?.person ?? null;
    return { convex, organization, person, program: { title, slug }, opening };
  } catch (thrown) {
    throw thrown instanceof Response ? thrown : thrownResponse(request, thrown);
  }
}

async function questionsOf(
  convex: ConvexHttpClient,
  organization: Id<"organizations">,
  { joinForm }: Opening,
): Promise<Questions | null> {
  if (joinForm === null) return null;
  try {
    return await convex.query(api.forms.versions.current, { organization, form: joinForm });
  } catch (thrown) {
    if (refusal(thrown).error.code !== "notFound") throw thrown;
    return null;
  }
}

export const meta = pageTitle<typeof loader>(({ opening }) => opening.name);

export default function JoinRoute() {
  return <JoinScreen {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
