import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { pageTitle } from "../../../../app/features/shell/pageTitle";
import { ConvexError } from "convex/values";

const ROUTES = path.resolve(import.meta.dirname, "../../../../app/routes");

/** Files of routes that show something: those that only load, take or redirect export no component. */
const pages = readdirSync(ROUTES).filter((file) =>
  /^export default/m.test(readFileSync(path.join(ROUTES, file), "utf8")),
);

test("there are pages to look at", () => expect(pages.length).toBeGreaterThan(30));

test.each(pages)("%s says what its page is called", (file) => {
  const source = readFileSync(path.join(ROUTES, file), "utf8");
  expect(source).toMatch(/^export const meta\b/m);
  expect(source).toMatch(/^(export )?const \w+ = pageTitle/m);
});

type Case = {
  what: string;
  title: string;
  meta: ReturnType<typeof pageTitle>;
  locale?: string;
  error?: unknown;
};

test.each<Case>([
  { what: "a text", meta: pageTitle("signIn.title"), title: "Sign in · Seefeld" },
  { what: "a text in German", meta: pageTitle("signIn.title"), locale: "de", title: "Anmelden · Seefeld" },
  { what: "the first page", meta: pageTitle(null), title: "Seefeld" },
  { what: "what was loaded", meta: pageTitle(() => "Ada Lovelace"), title: "Ada Lovelace · Seefeld" },
  {
    what: "a page that is not there",
    meta: pageTitle("signIn.title"),
    error: { status: 404, statusText: "", internal: false, data: null },
    title: "This page is not here · Seefeld",
  },
  {
    what: "a page that Convex refuses",
    meta: pageTitle("signIn.title"),
    error: new ConvexError({ code: "forbidden", message: "No." }),
    title: "This page is not for you · Seefeld",
  },
  {
    what: "a page that broke",
    meta: pageTitle(null),
    locale: "de",
    error: new Error("Oh."),
    title: "Etwas ist schiefgegangen · Seefeld",
  },
])("the title of $what is $title", ({ meta, title, locale = "en", error = null }) => {
  const root = { id: "root", data: { locale, organization: { name: "Seefeld" } } };
  const args = { data: {}, error, matches: [root], params: {}, location: {} };
  expect(meta(args as never)).toEqual([{ title }]);
});

test("where no organization is known, the product's name stands in", () => {
  const args = { data: undefined, error: null, matches: [], params: {}, location: {} };
  expect(pageTitle("signIn.title")(args as never)).toEqual([{ title: "Sign in · Cohortium" }]);
});
