import { Title } from "@mantine/core";
import { Form } from "@remix-run/react";
import type { AffiliationKind } from "../../../convex/people/rules/roles";
import type { Role } from "../../../convex/shared/roles";
import { useServerT } from "../../ui/i18n/useServerT";
import classes from "./identity.module.css";

export type DemoAccount = { person: string; name: string; kinds: AffiliationKind[]; roles: Role[] };

const GROUPS = ["staff", "learner", "company"] as const satisfies readonly AffiliationKind[];
type Props = { accounts: DemoAccount[]; next: string };

/** The people of a demo by what they are there; one click and the visitor is one of them. */
export function DemoAccounts({ accounts, next }: Props) {
  const t = useServerT();
  return (
    <section className={classes.demo} aria-labelledby="demo-accounts">
      <Title order={2} size="h3" id="demo-accounts">
        {t("signIn.demo.title")}
      </Title>
      <p className={classes.demoText}>{t("signIn.demo.text")}</p>
      {GROUPS.map((kind) => {
        const group = accounts.filter(({ kinds }) => GROUPS.find((first) => kinds.includes(first)) === kind);
        return (
          group.length > 0 && (
            <div key={kind}>
              <h3 id={`demo-${kind}`}>{t(`signIn.demo.${kind}`)}</h3>
              <ul aria-labelledby={`demo-${kind}`}>
                {group.map((account) => (
                  <Account key={account.person} account={account} next={next} />
                ))}
              </ul>
            </div>
          )
        );
      })}
    </section>
  );
}

function Account({ account: { person, name, roles }, next }: { account: DemoAccount; next: string }) {
  const t = useServerT();
  return (
    <li>
      <Form method="post" action="/auth/demo">
        <input type="hidden" name="person" value={person} />
        <input type="hidden" name="next" value={next} />
        <button type="submit" className={classes.demoAccount}>
          <span>{name}</span>{" "}
          <span className={classes.demoRoles}>
            {roles.map((role) => t(`people.roles.${role}`)).join(", ")}
          </span>
        </button>
      </Form>
    </li>
  );
}
