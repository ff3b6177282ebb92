import { safeUrl } from "../../../../../convex/shared/documents/urls";
import classes from "./section.module.css";
import { PageLink } from "./PageLink";

type Props = { label: string; url: string; kind?: "primary" | "second"; about?: string };

/** A link that looks like a button; nothing while it leads nowhere or says nothing. */
export function ActionLink({ label, url, kind = "primary", about }: Props) {
  const href = safeUrl(url);
  if (href === null || label.trim() === "") return null;
  return (
    <PageLink href={href} className={classes.action} data-kind={kind} aria-label={about}>
      {label}
    </PageLink>
  );
}
