import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { useT } from "../../../ui/i18n/useT";
import { IconEdit, IconEye } from "../../../ui/icons";
import { RowMenu } from "../../people/RowMenu";
import { useMay } from "../../admin/useMay";
import { type ItemLine, itemHref } from "./content";
import { PreviewDialog } from "./PreviewDialog";

/** The short ways from a list: to write on, and to hand a preview on. */
export function ItemRowMenu({ item }: { item: ItemLine }) {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const [previewing, setPreviewing] = useState(false);
  const writes = may("content.write") && item.state !== "trashed";
  const actions = [
    {
      label: t(writes ? "contentScreens.edit" : "contentScreens.read"),
      icon: IconEdit,
      isOffered: item.state !== "trashed",
      onAct: () => navigate(itemHref(item, "edit")),
    },
    {
      label: t("contentScreens.preview.title"),
      icon: IconEye,
      isOffered: writes,
      onAct: () => setPreviewing(true),
    },
  ];
  return (
    <>
      <RowMenu name={item.title} actions={actions.filter(({ isOffered }) => isOffered)} />
      {previewing && <PreviewDialog item={item} onClose={() => setPreviewing(false)} />}
    </>
  );
}
