import "../../ui/theme/appStyles";
import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { altIn } from "../../../convex/media/rules/pictures";
import type { MediaKind } from "../../../convex/media/rules/statuses";
import { useT } from "../../ui/i18n/useT";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import { acceptedOf, type Asset } from "./asset";
import { DropArea } from "./DropArea";
import classes from "./media.module.css";
import { PickerGrid } from "./PickerGrid";
import { UploadButton } from "./UploadButton";
import { UploadList } from "./UploadList";
import { useUploads } from "./useUploads";

export type ChosenMedia = {
  assetId: Id<"mediaAssets">;
  /** Where the file is served: what documents and pages keep. */
  url: string;
  name: string;
  /** What it shows, in the asked language or the organization's; empty where nobody has said. */
  alt: string;
};

type Props = {
  opened: boolean;
  /** Only files of this kind; without it, of all. */
  kind?: MediaKind;
  /** The language of the text that it is for; the organization's without it. */
  locale?: string;
  onChoose: (chosen: ChosenMedia) => void;
  onClose: () => void;
};

/** A dialog to choose a file of the media library, or to upload one. Only below the pages for staff. */
export function MediaPicker({ opened, onClose, ...props }: Props) {
  const t = useT();
  // It opens once it is there: only then does it note where the focus was, to give it back.
  const mounted = useMounted();
  return (
    <Modal
      opened={opened && mounted}
      onClose={onClose}
      size={880}
      title={t(`media.picker.title.${props.kind ?? "all"}`)}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {opened && <Picker {...props} onClose={onClose} />}
    </Modal>
  );
}

function Picker({ kind, locale, onChoose, onClose }: Omit<Props, "opened">) {
  const t = useT();
  const manages = useMay()("media.manage");
  const [text, setText] = useState("");
  const [chosenId, setChosenId] = useState<Id<"mediaAssets"> | null>(null);
  const uploads = useUploads(setChosenId);
  const chosen = useLater(api.media.assets.get, chosenId === null ? "skip" : { asset: chosenId });
  const upload = (files: File[]) => uploads.add(files, { folder: null, replaces: null });
  return (
    <DropArea disabled={!manages} label={t("media.drop")} onFiles={upload}>
      {/* A dialog of a form is within it for React: what is typed here is no change of that form. */}
      <div className={classes.picker} onInput={(event) => event.stopPropagation()}>
        <div className={classes.bar}>
          <TextInput
            className={classes.search}
            aria-label={t("media.search")}
            placeholder={t("media.search")}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            data-autofocus
          />
          {manages && (
            <UploadButton accept={acceptedOf(kind)} onFiles={upload} label={t("media.picker.upload")} />
          )}
        </div>
        <UploadList uploads={uploads} />
        <PickerGrid kind={kind} text={text} chosen={chosenId} onChoose={setChosenId} />
        <ChosenBar
          key={`${chosenId} ${chosen?.state}`}
          chosen={chosen}
          locale={locale}
          onChoose={(media) => {
            onChoose(media);
            onClose();
          }}
          onClose={onClose}
        />
      </div>
    </DropArea>
  );
}

type BarProps = {
  chosen: Asset | undefined;
  locale: string | undefined;
  onChoose: (chosen: ChosenMedia) => void;
  onClose: () => void;
};

/** What was chosen: what it shows can be said here, too. */
function ChosenBar({ chosen, locale: asked, onChoose, onClose }: BarProps) {
  const t = useT();
  const organization = useOrganization();
  const locale = asked ?? organization.locale;
  const manages = useMay()("media.manage");
  const describe = useDo(api.media.assets.describe);
  const { pending, attempt } = useAttempt();
  const known = chosen === undefined ? "" : (altIn(chosen.alt, locale, organization.locale) ?? "");
  const [alt, setAlt] = useState(known);
  const ready = chosen?.url !== undefined && chosen.url !== null;
  const use = () =>
    attempt(async () => {
      const { id: assetId, url, name } = chosen!;
      if (alt.trim() !== known) await describe({ asset: assetId, alt: { [locale]: alt } });
      onChoose({ assetId, url: url!, name, alt: alt.trim() });
    });
  return (
    <div className={classes.chosenBar}>
      {chosen?.kind === "image" && ready && (
        <TextInput
          className={classes.chosenAlt}
          label={t("media.picker.alt")}
          description={t("media.picker.altText")}
          value={alt}
          maxLength={300}
          readOnly={!manages}
          onChange={({ currentTarget }) => setAlt(currentTarget.value)}
        />
      )}
      <Group gap={8} justify="flex-end" className={classes.chosenButtons}>
        <Button variant="default" onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <Button disabled={!ready} loading={pending} onClick={() => void use()}>
          {ready ? t("media.picker.choose", { name: chosen.name }) : t("media.picker.chooseNone")}
        </Button>
      </Group>
    </div>
  );
}
