import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";

type Found = FunctionReturnType<typeof api.publishing.publications.bySlug>;
/** A post or page as visitors see it. */
export type Publication = Extract<Found, { body: string }>;
/** The same as a line of a list. */
export type PostsPage = FunctionReturnType<typeof api.publishing.publications.list>;
export type PublicationCard = PostsPage["page"][number];
export type Picture = NonNullable<PublicationCard["cover"]>;
export type Tag = FunctionReturnType<typeof api.publishing.publications.labels>[number];
export type Neighbours = FunctionReturnType<typeof api.publishing.neighbours.around>;
