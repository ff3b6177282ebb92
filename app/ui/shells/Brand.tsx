import { AppLink } from "../navigation/AppLink";
import classes from "./shell.module.css";
import type { ShellBrand } from "./shellLinks";

/** The organization's logo and name; a letter on its colour where there is no logo. */
export function Brand({ name, logoUrl, href }: ShellBrand & { href: string }) {
  return (
    <AppLink className={classes.brand} href={href}>
      {logoUrl === null ? (
        <span className={classes.letter} aria-hidden="true">
          {Array.from(name)[0]}
        </span>
      ) : (
        <img className={classes.logo} src={logoUrl} alt="" height={32} />
      )}
      <bdi className={classes.brandName}>{name}</bdi>
    </AppLink>
  );
}
