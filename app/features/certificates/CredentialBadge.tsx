import { StateBadge } from "../../ui/data/StateBadge";
import { useNow } from "../../ui/i18n/useNow";
import { useT } from "../../ui/i18n/useT";
import { type CredentialLine, shownState, STATE_MEANINGS } from "./credential";

/** A credential's state in a word, with an icon. */
export function CredentialBadge(credential: Pick<CredentialLine, "state" | "validUntil">) {
  const t = useT();
  const state = shownState(credential, useNow());
  return <StateBadge label={t(`certificateScreens.state.${state}`)} meaning={STATE_MEANINGS[state]} />;
}
