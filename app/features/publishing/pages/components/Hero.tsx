import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import { useShown } from "../shown";
import { ActionLink } from "./ActionLink";
import classes from "./hero.module.css";
import { Picture } from "./Picture";
import { headingId, PartHeading } from "./Section";

/** What a page begins with: what it is about, in one line, and what to do next. */
export function Hero(props: PropsOf<"Hero"> & { id: string }) {
  const { id, kicker, heading, lead, label, url, secondLabel, secondUrl, picture, layout } = props;
  const { mainHeading } = useShown();
  const pictured = picture.src !== "";
  return (
    <section className={classes.hero} aria-labelledby={headingId(id)}>
      <div className={classes.inner} data-layout={layout} data-pictured={pictured || undefined}>
        <div className={classes.words}>
          {kicker !== "" && <p className={classes.kicker}>{kicker}</p>}
          <PartHeading id={id} text={heading} />
          {lead !== "" && <p className={classes.lead}>{lead}</p>}
          {(label !== "" || secondLabel !== "") && (
            <p className={classes.actions}>
              <ActionLink label={label} url={url} />
              <ActionLink label={secondLabel} url={secondUrl} kind="second" />
            </p>
          )}
        </div>
        {pictured && (
          <Picture
            picture={picture}
            sizes={
              layout === "beside" ? "(min-width: 900px) 560px, 100vw" : "(min-width: 1200px) 1152px, 100vw"
            }
            first={mainHeading === id}
            className={classes.picture}
          />
        )}
      </div>
    </section>
  );
}
