import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { AchievementScreen } from "../features/certificates/AchievementScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

/** As many designs as one chooses among. */
const CHOICES = { archived: false, paginationOpts: { numItems: 200, cursor: null } };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const achievement = idOf<"achievements">(params["achievement"]);
  const [first, me] = await Promise.all([
    load(api.certificates.achievements.get, { achievement }),
    load(api.people.viewer.current, {}),
  ]);
  const mayChoose = me?.permissions.includes("certificates.design") ?? false;
  const designs = mayChoose ? (await load(api.certificates.designs.list, CHOICES)).page : null;
  return { first, designs };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.name);

export default function AchievementRoute() {
  const data = useLoaderData<typeof loader>();
  return <AchievementScreen key={data.first.id} {...data} />;
}
