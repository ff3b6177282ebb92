import { Button } from "@mantine/core";
import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { ConfirmDialog } from "../../../ui/feedback/ConfirmDialog";
import { useToast } from "../../../ui/feedback/useToast";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useLive } from "../../live/useLive";
import type { BadgeKeys } from "./badge";
import { MakeToken } from "./MakeToken";
import classes from "./portal.module.css";

/** Keys by which apps read the viewer's certificates: made, shown once, removed. */
export function TokenList({ first }: { first: BadgeKeys }) {
  const t = useT();
  const tokens = useLive(api.certificates.holders.tokens, {}, first);
  return (
    <section className={classes.tokens} aria-labelledby="tokens">
      <h2 id="tokens">{t("own.tokens.title")}</h2>
      <p className={classes.quiet}>{t("own.tokens.text")}</p>
      {tokens.length > 0 && (
        <ul className={classes.rows}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      <MakeToken />
    </section>
  );
}

function TokenRow({ token: { id, name, madeAt } }: { token: BadgeKeys[number] }) {
  const t = useT();
  const toast = useToast();
  const { longDate } = useFormat();
  const { attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  const revoke = useMutation(api.certificates.holders.revokeToken);
  const confirm = async () => {
    if (await attempt(() => revoke({ token: id })))
      toast({ message: t("own.tokens.removed", { name }), meaning: "success" });
  };
  return (
    <li>
      <div className={classes.cardWords}>
        <span className={classes.cardTitle}>{name}</span>
        <span className={classes.quiet}>{t("own.tokens.made", { date: longDate(madeAt) })}</span>
      </div>
      <Button
        variant="default"
        size="compact-md"
        aria-label={t("own.tokens.removeOf", { name })}
        onClick={() => setAsked(true)}
      >
        {t("own.tokens.remove")}
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t("own.tokens.removeTitle", { name })}
        consequence={t("own.tokens.removeText")}
        confirmLabel={t("own.tokens.remove")}
        onConfirm={confirm}
      />
    </li>
  );
}
