import { Render } from "@measured/puck/rsc";
import { useMemo } from "react";
import type { PageData } from "../../../../convex/publishing/rules/pageData";
import { mainHeadingOf } from "../../../../convex/publishing/rules/pageText";
import { pageConfig } from "./pageConfig";
import classes from "./page.module.css";
import { type Live, type Pictures, type Shown, ShownProvider } from "./shown";

type Props = {
  title: string;
  excerpt: string;
  /** BCP 47, of the words on the page. */
  locale: string;
  page: PageData;
  live: Live;
  pictures: Pictures;
  /** The organization's own language: addresses of what is in it name none. */
  home: { locale: string };
};

/** A page as visitors read it. No script comes with it. */
export function PageScreen({ title, excerpt, locale, page, live, pictures, home }: Props) {
  const mainHeading = mainHeadingOf(page);
  const shown = useMemo<Shown>(
    () => ({ editing: false, live, pictures, mainHeading, home }),
    [live, pictures, mainHeading, home],
  );
  return (
    <article lang={locale} className={classes.page}>
      {mainHeading === null && (
        <PageTitle title={title} excerpt={excerpt} shown={page.root.props.heading === "shown"} />
      )}
      <ShownProvider value={shown}>
        <Render config={pageConfig} data={page} />
      </ShownProvider>
    </article>
  );
}

/** The page's title, for all to see or for those alone who have the page read to them. */
export function PageTitle({ title, excerpt, shown }: { title: string; excerpt: string; shown: boolean }) {
  if (!shown) return <h1 className="visuallyHidden">{title}</h1>;
  return (
    <header className={classes.head}>
      <h1>{title}</h1>
      {excerpt !== "" && <p>{excerpt}</p>}
    </header>
  );
}
