import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { ProgramSetupScreen } from "../features/catalog/ProgramSetupScreen";
import { SETUP_STEPS } from "../features/catalog/setupSteps";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const first = await load(api.catalog.programs.detail, { program: idOf<"programs">(params["program"]) });
  const asked = new URL(request.url).searchParams.get("step");
  return { first, step: SETUP_STEPS.find((step) => step === asked) ?? SETUP_STEPS[0] };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.title);

export default function ProgramSetupRoute() {
  const data = useLoaderData<typeof loader>();
  return <ProgramSetupScreen key={`${data.first.id} ${data.step}`} {...data} />;
}
