import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { PersonAvatar } from "../../ui/people/PersonAvatar";
import classes from "./company.module.css";
import type { CompanyMember } from "./companyWords";

type Props = {
  members: readonly CompanyMember[];
  /** Where all of them are. */
  href: string;
  /** Whether there are more than those. */
  more: boolean;
};

/** Who acts for the company, by face and name. */
export function ColleagueList({ members, href, more }: Props) {
  const t = useT();
  return (
    <section aria-labelledby="colleagues">
      <div className={classes.head}>
        <h2 id="colleagues">{t("adminPeople.company.members")}</h2>
        <AppLink href={href}>
          {t(more ? "adminPeople.cockpit.everybody" : "adminPeople.cockpit.manage")}
        </AppLink>
      </div>
      <ul className={classes.colleagues}>
        {members.map(({ id, name, email, role }) => (
          <li key={id}>
            <PersonAvatar name={name} size={36} />
            <span className={classes.who}>
              <strong>{name}</strong>
              <span>{email}</span>
            </span>
            <span className={classes.role}>{t(`people.roles.${role}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
