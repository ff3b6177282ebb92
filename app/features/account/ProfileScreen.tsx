import { useT } from "../../ui/i18n/useT";
import classes from "./account.module.css";
import { AccountPage } from "./AccountPage";
import { AddressForm, type AddressStep } from "./AddressForm";
import { type Account, ProfileForm } from "./ProfileForm";

/** What the page's action answers, by the form that was sent. */
export type ProfileAnswer =
  { form: "profile"; error?: unknown; saved?: boolean } | ({ form: "address" } & AddressStep);

type Props = { account: Account; answer: ProfileAnswer | undefined };

/** Name, language, zone and mail address of the viewer. */
export function ProfileScreen({ account, answer }: Props) {
  const t = useT();
  return (
    <AccountPage tab="profile">
      <div className={classes.sections}>
        {account.impersonated && <p>{t("own.account.impersonated")}</p>}
        <ProfileForm account={account} answer={answer?.form === "profile" ? answer : undefined} />
        <AddressForm email={account.email} step={answer?.form === "address" ? answer : undefined} />
      </div>
    </AccountPage>
  );
}
