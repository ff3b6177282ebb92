import type { Json, JsonObject } from "../../shared/json";
import type { DeliveryMode } from "./statuses";

export type CourseFacts = {
  name: string;
  description: string;
  url: string;
  language: string;
  provider: { name: string; url: string };
  image: string | null;
  outcomes: readonly string[];
};

export type CourseRun = {
  name: string;
  /** Civil dates, "2026-03-01". */
  startDate: string;
  endDate: string;
  delivery: DeliveryMode;
  url: string;
  /** Minor units of an ISO 4217 currency; absent where nothing is charged. */
  price?: { minor: number; currency: string };
};

/** How schema.org calls where a course takes place. */
const MODES = { in_person: "onsite", online: "online", hybrid: "blended" } as const satisfies Record<
  DeliveryMode,
  string
>;

/** A program as schema.org `Course`, its runs as `CourseInstance`: https://schema.org/Course */
export function courseData(course: CourseFacts, runs: readonly CourseRun[]): JsonObject {
  const { name, description, url, language, provider, image, outcomes } = course;
  return {
    "@context": "https://schema.org",
    "@type": "Course",
    name,
    description,
    url,
    inLanguage: language,
    provider: { "@type": "Organization", name: provider.name, sameAs: provider.url },
    ...(image === null ? {} : { image: [image] }),
    ...(outcomes.length === 0 ? {} : { teaches: [...outcomes] }),
    ...(runs.length === 0 ? {} : { hasCourseInstance: runs.map(instanceData) }),
  };
}

/** JSON that can stand in a `<script>` of a page: no text in it can end the element. */
export function scriptText(data: Json): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

function instanceData({ name, startDate, endDate, delivery, url, price }: CourseRun): JsonObject {
  return {
    "@type": "CourseInstance",
    name,
    url,
    courseMode: MODES[delivery],
    startDate,
    endDate,
    offers: {
      "@type": "Offer",
      category: price === undefined || price.minor === 0 ? "Free" : "Paid",
      url,
      ...(price === undefined ? {} : { price: decimalText(price), priceCurrency: price.currency }),
    },
  };
}

/** An amount as a decimal number with as many digits as its currency has: "120.50" francs, "500" yen. */
function decimalText({ minor, currency }: { minor: number; currency: string }): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return (minor / 10 ** digits).toFixed(digits);
}
