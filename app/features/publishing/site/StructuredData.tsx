import { scriptText } from "../../../../convex/catalog/rules/structuredData";
import type { JsonObject } from "../../../../convex/shared/json";

/** What a page is about, for machines: JSON-LD, which no browser runs. */
export function StructuredData({ data }: { data: JsonObject }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptText(data) }} />;
}
