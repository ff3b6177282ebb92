import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { CohortCertificatesScreen } from "../features/certificates/CohortCertificatesScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { credentialChoice } from "../server/credentialChoice";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const cohort = idOf<"cohorts">(params["cohort"]);
  const choice = credentialChoice(request);
  const [first, firstIssuance] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort }),
    load(api.certificates.issuances.forCohort, { cohort }),
  ]);
  const issuance = firstIssuance.issuance?.id;
  const [firstAchievement, credentials] = await Promise.all([
    load(api.certificates.achievements.forProgram, { program: first.program.id }),
    issuance === undefined
      ? null
      : load(api.certificates.credentials.list, { issuance, ...choice, paginationOpts: FIRST_PAGE }),
  ]);
  return { first, choice, firstIssuance, credentials, firstAchievement };
}

export const meta = pageTitle<typeof loader>(({ first }, t) =>
  t("adminCohorts.pageOf", { page: t("certificateScreens.title"), name: first.name }),
);

export default function CohortCertificatesRoute() {
  const data = useLoaderData<typeof loader>();
  return <CohortCertificatesScreen key={data.first.id} {...data} />;
}
