import { useServerT } from "../../../ui/i18n/useServerT";
import classes from "./verify.module.css";

type Skill = { name: string; url: string; framework: string | null; code: string | null };

/** Skills that something stands for, each in the framework that knows it; nothing where there are none. */
export function SkillList({ skills }: { skills: readonly Skill[] }) {
  const t = useServerT();
  if (skills.length === 0) return null;
  return (
    <section>
      <h3>{t("verify.skills")}</h3>
      <ul className={classes.skills}>
        {skills.map(({ name, url, framework, code }) => (
          <li key={url}>
            <a href={url} rel="nofollow noopener">
              {framework === null ? name : t("verify.skill", { name, framework })}
            </a>
            {code !== null && <span className={classes.quiet}> {code}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
