import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { AchievementPage } from "../features/certificates/public/AchievementPage";
import { pageTitle } from "../features/shell/pageTitle";
import { publicVisit } from "../server/catalog";
import { markdownToHtml } from "../server/markdown";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await publicVisit(request);
  const achievement = await load(api.certificates.verification.achievement, {
    achievement: params["id"] ?? "",
  });
  if (achievement === null) throw new Response("There is no such achievement.", { status: 404 });
  return { achievement, html: markdownToHtml(achievement.criteria) };
}

export const meta = pageTitle<typeof loader>(({ achievement }) => achievement.name);

export default function AchievementRoute() {
  return <AchievementPage {...useLoaderData<typeof loader>()} />;
}
