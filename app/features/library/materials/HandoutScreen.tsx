import { api } from "../../../../convex/_generated/api";
import { FactList } from "../../../ui/data/FactList";
import { RelativeTime } from "../../../ui/i18n/RelativeTime";
import { useT } from "../../../ui/i18n/useT";
import { DetailPage } from "../../../ui/pages/DetailPage";
import { useOrganization } from "../../live/useOrganization";
import { useSignedInQuery } from "../../live/useSignedInQuery";
import type { FileAddress } from "../player/useAddress";
import { DownloadButton } from "./DownloadButton";
import { FileLine } from "./FileLine";
import { type HandoutDetail, shelfHref } from "./material";
import classes from "./materials.module.css";
import { Preview } from "./Preview";

type Props = {
  first: HandoutDetail;
  /** What it is about, as safe HTML. */
  html: string;
  address: FileAddress | null;
};

/** A material as its readers see it: what it is about, the file, and a way to take it home. */
export function HandoutScreen({ first, html, address }: Props) {
  const t = useT();
  const { id: organization } = useOrganization();
  // Closed meanwhile, what was seen stays until the page is left.
  const here = { organization, material: first.id };
  const handout = useSignedInQuery(api.library.materials.one, here, first).data ?? first;
  const shelf = { cohort: handout.cohort, side: "portal" as const };
  const folder = handout.line.at(-1);
  const facts = [
    { label: t("materials.fact.file"), value: handout.fileName },
    { label: t("materials.fact.kind"), value: <FileLine {...handout} /> },
    { label: t("materials.fact.published"), value: <RelativeTime at={handout.publishedAt} /> },
  ];
  return (
    <DetailPage
      title={handout.title}
      back={{ href: shelfHref(shelf, folder?.id ?? null), label: folder?.name ?? t("materials.title") }}
      actions={<DownloadButton material={handout.id} />}
      facts={<FactList facts={facts} />}
    >
      <div className={classes.stack}>
        {html !== "" && <div className={classes.written} dangerouslySetInnerHTML={{ __html: html }} />}
        <Preview {...handout} address={address} />
      </div>
    </DetailPage>
  );
}
