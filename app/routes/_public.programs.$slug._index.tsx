import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { courseData, scriptText } from "../../convex/catalog/rules/structuredData";
import { ProgramPage } from "../features/catalog/ProgramPage";
import { pageTitle } from "../features/shell/pageTitle";
import { publicVisit } from "../server/catalog";
import { markdownToHtml } from "../server/markdown";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load, organization, origin } = await publicVisit(request);
  const program = await load(api.catalog.catalog.bySlug, { slug: params["slug"] ?? "" });
  const cohorts = await load(api.cohorts.cohorts.openFor, { program: program.id });
  const url = `${origin}/programs/${program.slug}`;
  const course = courseData(
    {
      name: program.title,
      description: program.summary,
      url,
      language: program.language,
      provider: { name: organization.name, url: origin },
      image: program.bannerUrl ?? program.thumbnailUrl,
      outcomes: program.page.outcomes,
    },
    cohorts.map(({ name, startDate, endDate, slug, price }) => ({
      ...{ name, startDate, endDate, delivery: program.delivery, url: `${url}/${slug}` },
      ...(price !== null && { price }),
    })),
  );
  const html = markdownToHtml(program.description);
  return { program, cohorts, html, url, structured: program.indexed ? scriptText(course) : null };
}

const named = pageTitle<typeof loader>(({ program: { seo, title } }) => seo.title ?? title);

export const meta: MetaFunction<typeof loader> = (args) => {
  const titles = named(args) ?? [];
  if (!args.data) return titles;
  const { program, url } = args.data;
  const description = program.seo.description ?? program.summary;
  const image = program.bannerUrl ?? program.thumbnailUrl;
  return [
    ...titles,
    { name: "description", content: description },
    { tagName: "link", rel: "canonical", href: url },
    { property: "og:title", content: program.seo.title ?? program.title },
    { property: "og:description", content: description },
    { property: "og:url", content: url },
    ...(image === null ? [] : [{ property: "og:image", content: image }]),
    ...(program.indexed ? [] : [{ name: "robots", content: "noindex" }]),
  ];
};

export default function ProgramRoute() {
  return <ProgramPage {...useLoaderData<typeof loader>()} />;
}
