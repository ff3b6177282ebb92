import { Button, Group } from "@mantine/core";
import { MAX_SIGNATURES } from "../../../convex/certificates/rules/design";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { IconPlus } from "../../ui/icons";
import { FormSection } from "../../ui/pages/FormPage";
import editor from "../admin/editor.module.css";
import classes from "./certificates.module.css";
import type { Design, DesignContent } from "./design";
import { DesignPicture } from "./DesignPicture";
import { type Designer, withPicture } from "./useDesigner";

type Props = { design: Design; designer: Designer };

/** The logo and the signatures of a design. */
export function DesignMarks({ design, designer }: Props) {
  const t = useT();
  const { content, pending, onContent, onPicture } = designer;
  const urlOf = urlsOf(design);
  return (
    <>
      <FormSection title={t("certificateScreens.logo")} description={t("certificateScreens.logoText")}>
        <DesignPicture
          name="file"
          label={t("certificateScreens.logo")}
          url={urlOf(content.logoId)}
          pending={pending}
          onFile={(file) => void onPicture({ place: "logo" }, file)}
          onRemove={() => onContent((before) => withPicture(before, { place: "logo" }, null))}
        />
      </FormSection>
      <Signatures design={design} designer={designer} />
    </>
  );
}

function Signatures({ design, designer }: Props) {
  const t = useT();
  const { content, onContent } = designer;
  const setAll = (signatures: DesignContent["signatures"]) =>
    onContent((before) => ({ ...before, signatures }));
  return (
    <FormSection
      title={t("certificateScreens.signatures")}
      description={t("certificateScreens.signaturesText")}
    >
      {content.signatures.length > 0 && (
        <ol className={editor.rows}>
          {content.signatures.map((_signature, index) => (
            <SignatureRow key={index} index={index} design={design} designer={designer} />
          ))}
        </ol>
      )}
      {content.signatures.length < MAX_SIGNATURES && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => setAll([...content.signatures, { name: "", role: "" }])}
          >
            {t("certificateScreens.addSignature")}
          </Button>
        </div>
      )}
    </FormSection>
  );
}

function SignatureRow({ index, design, designer }: Props & { index: number }) {
  const t = useT();
  const { content, pending, sound, onContent, onPicture } = designer;
  const signature = content.signatures[index]!;
  const at = { place: "signature" as const, index };
  const set = (part: Partial<typeof signature>) =>
    onContent((before) => ({
      ...before,
      signatures: before.signatures.map((each, place) => (place === index ? { ...each, ...part } : each)),
    }));
  const remove = () =>
    onContent((before) => ({
      ...before,
      signatures: before.signatures.filter((_each, place) => place !== index),
    }));
  return (
    <li className={editor.row}>
      <div className={editor.fields}>
        <TextField
          name={`signatures.${index}.name`}
          label={t("common.name")}
          value={signature.name}
          onChange={({ currentTarget: { value } }) => set({ name: value })}
        />
        <TextField
          name={`signatures.${index}.role`}
          label={t("certificateScreens.role")}
          optional
          value={signature.role}
          onChange={({ currentTarget: { value } }) => set({ role: value })}
        />
      </div>
      {sound || signature.imageId !== undefined ? (
        <DesignPicture
          name={`signatures.${index}.image`}
          label={t("certificateScreens.signaturePicture", { place: index + 1 })}
          url={urlsOf(design)(signature.imageId)}
          pending={pending}
          onFile={(file) => void onPicture(at, file)}
          onRemove={() => onContent((before) => withPicture(before, at, null))}
        />
      ) : (
        <p className={classes.quiet}>{t("certificateScreens.signatureFirst")}</p>
      )}
      <Group justify="flex-end">
        <Button
          variant="subtle"
          color="danger"
          size="compact-sm"
          aria-label={t("certificateScreens.removeSignature", { place: index + 1 })}
          onClick={remove}
        >
          {t("common.remove")}
        </Button>
      </Group>
    </li>
  );
}

/** Finds where a picture of a design can be loaded from. */
function urlsOf({ draft, current }: Design): (image: DesignContent["logoId"]) => string | null {
  const images = [...(draft?.images ?? []), ...(current?.images ?? [])];
  return (image) => images.find(({ id }) => id === image)?.url ?? null;
}
