import { Button } from "@mantine/core";
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useToast } from "../../ui/feedback/useToast";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconFingerprint, IconPlus } from "../../ui/icons";
import { useAccountLive } from "../live/useAccountLive";
import { useAttempt } from "../live/useAttempt";
import classes from "./account.module.css";
import { RenameForm } from "./RenameForm";
import { Section } from "./Section";
import { useNewPasskey } from "./useNewPasskey";

type Passkeys = FunctionReturnType<typeof api.identity.passkeys.list>;

/** The viewer's passkeys, and another one of this device. */
export function PasskeyList({ first }: { first: Passkeys }) {
  const t = useT();
  const passkeys = useAccountLive(api.identity.passkeys.list, {}, first);
  return (
    <Section
      title={t("own.passkeys.title")}
      text={t("own.passkeys.text")}
      action={passkeys.length > 0 ? <AddPasskey primary={false} /> : undefined}
    >
      {passkeys.length === 0 ? (
        <EmptyState
          icon={IconFingerprint}
          title={t("own.passkeys.empty.title")}
          text={t("own.passkeys.empty.text")}
          action={<AddPasskey primary />}
        />
      ) : (
        <ul className={classes.rows} aria-label={t("own.passkeys.title")}>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function AddPasskey({ primary }: { primary: boolean }) {
  const t = useT();
  const toast = useToast();
  const { supported, create } = useNewPasskey();
  const { pending, attempt } = useAttempt();
  const add = () =>
    attempt(async () => {
      if (await create()) toast({ message: t("own.passkeys.added") });
    });
  if (!supported) return <p className={classes.rowMeta}>{t("own.passkeys.unsupported")}</p>;
  return (
    <Button
      {...(!primary && { variant: "default" })}
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      loading={pending}
      onClick={() => void add()}
    >
      {t("own.passkeys.add")}
    </Button>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkeys[number] }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const { name, since, lastUsedAt, host } = passkey;
  if (open === "rename")
    return (
      <li className={classes.row}>
        <RenameForm passkey={passkey} onClose={() => setOpen(null)} />
      </li>
    );
  return (
    <li className={classes.row}>
      <div className={classes.rowBody}>
        <span className={classes.rowName}>{name}</span>
        <span className={classes.rowMeta}>
          {t("own.passkeys.since", { date: format.date(since), host })}{" "}
          {lastUsedAt === null ? (
            t("own.passkeys.unused")
          ) : (
            <>
              {t("own.passkeys.used")} <RelativeTime at={lastUsedAt} />
            </>
          )}
        </span>
      </div>
      <div className={classes.rowActions}>
        <Button
          size="compact-md"
          variant="default"
          aria-label={t("own.passkeys.renameOf", { name })}
          onClick={() => setOpen("rename")}
        >
          {t("own.passkeys.rename")}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          aria-label={t("own.passkeys.removeOf", { name })}
          onClick={() => setOpen("remove")}
        >
          {t("common.remove")}
        </Button>
      </div>
      <RemoveDialog passkey={passkey} opened={open === "remove"} onClose={() => setOpen(null)} />
    </li>
  );
}

type DialogProps = { passkey: Passkeys[number]; opened: boolean; onClose: () => void };

function RemoveDialog({ passkey: { id, name }, opened, onClose }: DialogProps) {
  const t = useT();
  const toast = useToast();
  const remove = useMutation(api.identity.passkeys.remove);
  const { attempt } = useAttempt();
  const confirm = async () => {
    if (await attempt(() => remove({ passkey: id }))) toast({ message: t("own.passkeys.removed", { name }) });
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t("own.passkeys.removeTitle", { name })}
      consequence={t("own.passkeys.removeText")}
      confirmLabel={t("own.passkeys.removeOf", { name })}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
