import { useId } from "react";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import type { AssetDetail } from "./asset";
import classes from "./media.module.css";

/** Where a file is shown. */
export function AssetUses({ asset: { uses } }: { asset: AssetDetail }) {
  const t = useT();
  const id = useId();
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id}>{t("media.asset.uses")}</h2>
      {uses.length === 0 ? (
        <p className={classes.quiet}>{t("media.asset.unused")}</p>
      ) : (
        <ul className={classes.uses}>
          {uses.map((use) => (
            <li key={use.usedBy}>
              <Use {...use} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A post's address leads on to a page of the same id. */
function Use({ usedBy, title }: AssetDetail["uses"][number]) {
  const t = useT();
  const [area, id] = usedBy.split(":");
  const name = title === "" ? t("media.asset.useOfContent") : title;
  return area === "content" ? <AppLink href={`/admin/posts/${id}`}>{name}</AppLink> : name;
}
