import { Button } from "@mantine/core";
import { useId, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { TextSkeleton } from "../../ui/feedback/Skeletons";
import { TypedConfirmation } from "../../ui/forms/TypedConfirmation";
import { useT } from "../../ui/i18n/useT";
import { IconDownload } from "../../ui/icons";
import { useAttempt } from "../live/useAttempt";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import { ErasurePreview } from "./ErasurePreview";
import { type Person, PersonPicker } from "./PersonPicker";
import classes from "./privacy.module.css";

/** Answers a person who asks for their data, or for its end. */
export function NewRequest({ onClose }: { onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [person, setPerson] = useState<Person | null>(null);
  const [erasing, setErasing] = useState(false);
  const requestExport = useDo(api.privacy.exports.requestFor);
  const { pending, attempt } = useAttempt();
  const pick = (picked: Person | null) => {
    setPerson(picked);
    setErasing(false);
  };
  const copy = async (of: Person) => {
    if (await attempt(() => requestExport({ person: of.id }))) onClose();
  };
  return (
    <section className={classes.request} aria-labelledby={id}>
      <h2 id={id}>{t("office.privacy.ask")}</h2>
      <PersonPicker label={t("office.privacy.person")} person={person} onPick={pick} />
      {person !== null && erasing && (
        <Erasing person={person} onCancel={() => setErasing(false)} onDone={onClose} />
      )}
      {!erasing && (
        <div className={classes.actions}>
          <Button
            disabled={person === null}
            loading={pending}
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            onClick={() => person !== null && void copy(person)}
          >
            {t("office.privacy.copy")}
          </Button>
          <Button variant="default" disabled={person === null} onClick={() => setErasing(true)}>
            {t("own.privacy.erase.look")}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t("common.cancel")}
          </Button>
        </div>
      )}
    </section>
  );
}

type ErasingProps = { person: Person; onCancel: () => void; onDone: () => void };

function Erasing({ person, onCancel, onDone }: ErasingProps) {
  const t = useT();
  const preview = useLater(api.privacy.erasures.previewFor, { person: person.id });
  const request = useDo(api.privacy.erasures.requestFor);
  const { pending, attempt } = useAttempt();
  const erase = async () => {
    if (await attempt(() => request({ person: person.id }))) onDone();
  };
  if (preview === undefined) return <TextSkeleton lines={6} />;
  return (
    <>
      <ErasurePreview preview={preview} />
      {preview.refusal === null ? (
        <TypedConfirmation
          phrase={person.name}
          confirmLabel={t("office.privacy.erase", { name: person.name })}
          pending={pending}
          onConfirm={() => void erase()}
          onCancel={onCancel}
        />
      ) : (
        <div className={classes.actions}>
          <Button variant="default" onClick={onCancel}>
            {t("common.back")}
          </Button>
        </div>
      )}
    </>
  );
}
