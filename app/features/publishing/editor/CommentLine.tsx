import { ActionIcon, Menu } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { RelativeTime } from "../../../ui/i18n/RelativeTime";
import { useT } from "../../../ui/i18n/useT";
import { IconDots } from "../../../ui/icons";
import { PersonAvatar } from "../../../ui/people/PersonAvatar";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import classes from "./beside.module.css";
import { CommentForm } from "./CommentForm";
import type { Comment } from "./threads";

type Props = { comment: Comment; mayChange: boolean };

/** What somebody said; their own words they change or delete here. */
export function CommentLine({ comment, mayChange }: Props) {
  const t = useT();
  const edit = useDo(api.publishing.threads.editOwn);
  const [editing, setEditing] = useState(false);
  const { id, by, at, text, editedAt, isOwn } = comment;
  return (
    <div className={classes.comment}>
      <div className={classes.commentHead}>
        <RemarkHead by={by.name} at={at} edited={editedAt !== null} />
        {isOwn && mayChange && text !== null && !editing && (
          <OwnMenu comment={comment} onEdit={() => setEditing(true)} />
        )}
      </div>
      {text === null && <p className={classes.quiet}>{t("editorScreens.comment.deleted")}</p>}
      {text !== null && !editing && (
        <p className={classes.words} dir="auto">
          {text}
        </p>
      )}
      {text !== null && editing && (
        <CommentForm
          first={text}
          label={t("editorScreens.comment.label")}
          action={t("common.save")}
          onCancel={() => setEditing(false)}
          onSend={async (changed) => {
            await edit({ comment: id, text: changed });
            setEditing(false);
          }}
        />
      )}
    </div>
  );
}

type HeadProps = { by: string; at: number; edited?: boolean };

/** Who said something and when. */
export function RemarkHead({ by, at, edited = false }: HeadProps) {
  const t = useT();
  return (
    <p className={classes.head}>
      <PersonAvatar name={by} size={24} />
      <strong>{by}</strong>
      <span className={classes.when}>
        <RelativeTime at={at} />
        {edited && <> · {t("editorScreens.comment.edited")}</>}
      </span>
    </p>
  );
}

function OwnMenu({ comment, onEdit }: { comment: Comment; onEdit: () => void }) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const remove = useDo(api.publishing.threads.deleteOwn);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("editorScreens.comment.actions")}>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{t("editorScreens.comment.edit")}</Menu.Item>
        <Menu.Item
          onClick={() =>
            void attempt(async () => {
              await remove({ comment: comment.id });
              toast({ message: t("editorScreens.comment.deletedDone") });
            })
          }
        >
          {t("editorScreens.comment.delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
