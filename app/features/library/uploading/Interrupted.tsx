import { ActionIcon, Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useT } from "../../../ui/i18n/useT";
import { IconX } from "../../../ui/icons";
import { useDo } from "../../live/useLive";
import { useOrganization } from "../../live/useOrganization";
import { useSignedInQuery } from "../../live/useSignedInQuery";
import { shareOf } from "./progress";
import classes from "./uploading.module.css";
import type { Uploads } from "./useUploads";

/** More than these nobody leaves behind within a day. */
const FIRST = { numItems: 20, cursor: null };

/** Uploads that were left behind, by a reload or a crash: each goes on when the same file is chosen again. */
export function Interrupted({ uploads }: { uploads: Uploads }) {
  const left = useLeftBehind(uploads);
  if (left.length === 0) return null;
  return (
    <ul className={classes.rows}>
      {left.map(({ upload, fileName, offset, size }) => (
        <InterruptedRow
          key={upload}
          {...{ upload, name: fileName, share: shareOf(offset, size) }}
          onFile={(file) => uploads.add([file])}
        />
      ))}
    </ul>
  );
}

/** The viewer's unfinished ones of this purpose that this browser began and none of its tabs sends. */
function useLeftBehind({ purpose, items }: Uploads) {
  const { id: organization } = useOrganization();
  const { data } = useSignedInQuery(api.library.uploads.mine, { organization, paginationOpts: FIRST });
  const [here, setHere] = useState<readonly string[]>([]);
  const ids = (data?.page ?? []).map(({ upload }) => upload).join(" ");
  useEffect(() => {
    if (ids === "") return;
    let gone = false;
    const look = async () => (await import("./sending")).leftHere();
    // Without a line nothing could go on either.
    look().then(
      (found) => gone || setHere(found),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [ids]);
  const own = items.map(({ upload }) => upload);
  return (data?.page ?? []).filter(
    (each) => each.purpose === purpose && here.includes(each.upload) && !own.includes(each.upload),
  );
}

type Row = { upload: Id<"uploads">; name: string; share: number; onFile: (file: File) => void };

function InterruptedRow({ upload, name, share, onFile }: Row) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const terminate = useDo(api.library.uploads.terminate);
  return (
    <li className={classes.row} data-state="interrupted">
      <span className={classes.name}>{name}</span>
      <span className={classes.state}>{t("uploads.interrupted", { share })}</span>
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) onFile(file);
        }}
      />
      <Button size="compact-sm" variant="default" onClick={() => input.current?.click()}>
        {t("uploads.chooseAgain", { name })}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("uploads.cancel", { name })}
        onClick={() => void terminate({ upload })}
      >
        <IconX size={16} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
