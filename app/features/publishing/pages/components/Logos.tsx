import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import { safeUrl } from "../../../../../convex/shared/documents/urls";
import classes from "./media.module.css";
import { Picture } from "./Picture";
import { Section } from "./Section";
import { PageLink } from "./PageLink";

type Logo = PropsOf<"Logos">["items"][number];

/** Whom one works with; a name stands in where there is no picture. */
export function Logos({ id, heading, items }: PropsOf<"Logos"> & { id: string }) {
  return (
    <Section id={id} heading={heading}>
      <ul className={classes.logos}>
        {items.map((item, index) => (
          <li key={index}>
            <LogoLink item={item} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LogoLink({ item: { picture, name, url } }: { item: Logo }) {
  const href = safeUrl(url);
  const shown =
    picture.src === "" ? (
      <span>{name}</span>
    ) : (
      <Picture picture={picture} sizes="160px" name={name} className={classes.logo} />
    );
  return href === null ? shown : <PageLink href={href}>{shown}</PageLink>;
}
