import { useOrganization } from "../../live/useOrganization";
import { contentPath } from "../site/addresses";
import type { ItemLine } from "./content";
import classes from "./items.module.css";

type Props = { item: Pick<ItemLine, "kind" | "slug" | "locale"> };

/** Where an item is read, or will be, without the site's own name. */
export function ItemAddress({ item }: Props) {
  const organization = useOrganization();
  return (
    <span className={classes.address} dir="ltr">
      {decodeURI(contentPath(item, organization))}
    </span>
  );
}
