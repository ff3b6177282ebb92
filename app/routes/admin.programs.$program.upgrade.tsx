import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { UpgradeScreen } from "../features/catalog/UpgradeScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const program = await load(api.catalog.programs.detail, { program: idOf<"programs">(params["program"]) });
  if (program.newer === null) throw redirect(`/admin/programs/${program.id}?show=configuration`);
  const { id: version } = program.newer;
  return {
    program,
    version,
    first: await load(api.catalog.configs.upgradePreview, { program: program.id, version }),
  };
}

export const meta = pageTitle<typeof loader>(({ program: { title } }, t) =>
  t("catalogScreens.upgrade.title", { title }),
);

export default function UpgradeRoute() {
  return <UpgradeScreen {...useLoaderData<typeof loader>()} />;
}
