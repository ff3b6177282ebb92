import { useFormat } from "../../../ui/i18n/useFormat";
import { useServerT } from "../../../ui/i18n/useServerT";
import { tagPath } from "./addresses";
import type { Tag } from "./publication";
import { useSite } from "./SiteContext";
import classes from "./blog.module.css";

/** The tags of a language with how many posts have each. */
export function TagLinks({ tags }: { tags: readonly Tag[] }) {
  const t = useServerT();
  const format = useFormat();
  const { organization, locale } = useSite();
  if (tags.length === 0) return null;
  return (
    <section>
      <h2>{t("site.blog.tags")}</h2>
      <ul className={classes.tags}>
        {tags.map(({ label, name, count }) => (
          <li key={label}>
            <a href={tagPath(name, locale, organization) ?? ""}>
              {name} <span className={classes.quiet}>{format.number(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
