import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { previewOf } from "../../convex/library/rules/previews";
import { MATERIAL_TABS, type MaterialDetail } from "../features/library/materials/material";
import { MaterialScreen } from "../features/library/materials/MaterialScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { openFile } from "../server/library/serving/opening";
import { type Visit, visit } from "../server/load";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const first = await load(api.library.materials.get, { material: idOf<"materials">(params["material"]) });
  const [cohort, part] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort: first.cohort }),
    partAsked(first, { load, request, context }),
  ]);
  return { first, cohort, part };
}

type Asked = { load: Visit["load"]; request: Request; context: AppLoadContext };

async function partAsked(first: MaterialDetail, { load, request, context }: Asked) {
  const asked = new URL(request.url).searchParams.get("show");
  const tab = MATERIAL_TABS.find((each) => each === asked) ?? "file";
  const here = { material: first.id, paginationOpts: FIRST_PAGE };
  switch (tab) {
    case "file": {
      const shown = first.state !== "removed" && previewOf(first.contentType, first.bytes) !== null;
      const subject = `materials:${first.id}`;
      return { tab, address: shown ? await openFile(request, context, { subject }) : null };
    }
    case "versions":
      return { tab, versions: await load(api.library.materials.versions, here) };
    case "readers": {
      const [openings, absences] = await Promise.all([
        load(api.library.materials.openedBy, here),
        load(api.library.materials.notOpenedBy, here),
      ]);
      return { tab, openings, absences };
    }
    default:
      return tab satisfies never;
  }
}

export const meta = pageTitle<typeof loader>(({ first }) => first.title);

export default function MaterialRoute() {
  const data = useLoaderData<typeof loader>();
  return <MaterialScreen key={data.first.id} {...data} />;
}
