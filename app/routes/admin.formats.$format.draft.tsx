import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FormatDraftScreen } from "../features/catalog/FormatDraftScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const format = await load(api.catalog.templates.detail, {
    template: idOf<"programTemplates">(params["format"]),
  });
  if (format.draft === null) throw redirect(`/admin/formats/${format.id}`);
  const version = { version: format.draft.id };
  const [draft, problems] = await Promise.all([
    load(api.catalog.templateVersions.detail, version),
    load(api.catalog.templateVersions.problems, version),
  ]);
  return { format, version: draft, firstProblems: problems };
}

export const meta = pageTitle<typeof loader>(({ format: { name }, version: { version } }, t) =>
  t("catalogScreens.format.draftOf", { name, version }),
);

export default function FormatDraftRoute() {
  const data = useLoaderData<typeof loader>();
  return <FormatDraftScreen key={data.version.id} {...data} />;
}
