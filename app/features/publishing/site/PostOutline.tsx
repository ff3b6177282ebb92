import type { OutlineEntry } from "../../../../convex/shared/documents/outline";
import { useServerT } from "../../../ui/i18n/useServerT";
import classes from "./blog.module.css";

/** What a long text is made of, each part a link to it. */
export function PostOutline({ headings }: { headings: readonly OutlineEntry[] }) {
  const t = useServerT();
  if (headings.length === 0) return null;
  const top = Math.min(...headings.map(({ level }) => level));
  return (
    <nav aria-label={t("site.post.outline")} className={classes.outline}>
      <details open>
        <summary>{t("site.post.outline")}</summary>
        <ol>
          {headings.map(({ anchor, text, level }) => (
            <li key={anchor} data-indented={level > top || undefined}>
              <a href={`#${anchor}`}>{text}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
