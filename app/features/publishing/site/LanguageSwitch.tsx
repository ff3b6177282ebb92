import { languageName } from "../../catalog/languageName";
import classes from "./blog.module.css";

type Props = { label: string; here: string; links: readonly { locale: string; path: string }[] };

/** The same page in other languages, each called as those who speak it call it. Nothing where there is one alone. */
export function LanguageSwitch({ label, here, links }: Props) {
  const others = links.filter(({ locale }) => locale !== here);
  if (others.length === 0) return null;
  return (
    <nav aria-label={label} className={classes.languages}>
      <ul>
        {[{ locale: here, path: "" }, ...others].map(({ locale, path }) => (
          <li key={locale} lang={locale}>
            {path === "" ? (
              <span aria-current="true">{languageName(locale, locale)}</span>
            ) : (
              <a href={path} hrefLang={locale}>
                {languageName(locale, locale)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
