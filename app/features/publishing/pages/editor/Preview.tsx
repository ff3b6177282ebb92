import { Puck } from "@measured/puck";
import { useMemo } from "react";
import type { PageData } from "../../../../../convex/publishing/rules/pageData";
import { mainHeadingOf } from "../../../../../convex/publishing/rules/pageText";
import { useT } from "../../../../ui/i18n/useT";
import { useOrganization } from "../../../live/useOrganization";
import type { Item } from "../../items/content";
import classes from "../page.module.css";
import { type Shown, ShownProvider } from "../shown";
import type { Look } from "./BenchBar";
import { EmptyStart } from "./EmptyStart";
import type { PageSync } from "./pageSync";
import { useLiveParts } from "./useLiveParts";
import bench from "./workspace.module.css";

type Props = { item: Item; page: PageData; sync: PageSync; look: Look; mayWrite: boolean };

const NO_PICTURES = {};

/** The page as visitors will see it, to be put together. */
export function Preview({ item, page, sync, look, mayWrite }: Props) {
  const t = useT();
  const home = useOrganization();
  const live = useLiveParts(page.content, item.locale);
  const mainHeading = mainHeadingOf(page);
  const shown = useMemo<Shown>(
    () => ({ editing: true, live, pictures: NO_PICTURES, mainHeading, home }),
    [live, home, mainHeading],
  );
  const isTitled = mainHeading === null && page.root.props.heading === "shown";
  return (
    <section className={bench.canvas} aria-label={t("pageEditor.preview")}>
      <div className={bench.sheet} data-look={look} data-voice="printed" lang={item.locale}>
        <div className={classes.page}>
          {isTitled && (
            <div className={classes.head}>
              <p className={bench.pageTitle}>{item.title}</p>
              {item.excerpt !== "" && <p>{item.excerpt}</p>}
            </div>
          )}
          <ShownProvider value={shown}>
            <Puck.Preview />
          </ShownProvider>
          {page.content.length === 0 && mayWrite && <EmptyStart sync={sync} />}
        </div>
      </div>
    </section>
  );
}
