import { Anchor } from "@mantine/core";
import type { Translate } from "../../../convex/shared/messages/translate";
import type { Formats } from "../../ui/i18n/formats";
import { IconRefresh } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { actionColumn } from "../people/actionColumn";
import { type CredentialLine, credentialHref } from "./credential";
import { CredentialBadge } from "./CredentialBadge";

type Options = {
  /** Whether they are of several achievements. */
  mixed: boolean;
  /** Without it none is made again. */
  onRetry?: (credential: CredentialLine) => void;
};

/** The table of credentials. */
export function credentialColumns(
  t: Translate,
  format: Formats,
  { mixed, onRetry }: Options,
): DataColumn<CredentialLine>[] {
  const columns: DataColumn<CredentialLine>[] = [
    {
      id: "name",
      label: t("certificateScreens.holder"),
      fixed: true,
      value: ({ recipientName }) => recipientName,
      cell: ({ id, recipientName }) => (
        <Anchor component={AppLink} href={credentialHref(id)}>
          <bdi>{recipientName}</bdi>
        </Anchor>
      ),
    },
    {
      id: "achievement",
      label: t("certificateScreens.achievement"),
      hidden: !mixed,
      value: ({ achievement }) => achievement.name,
    },
    {
      id: "status",
      label: t("certificateScreens.stateLabel"),
      whole: true,
      value: ({ state }) => t(`certificateScreens.state.${state}`),
      cell: (credential) => <CredentialBadge {...credential} />,
    },
    {
      id: "awarded",
      label: t("certificateScreens.awarded"),
      whole: true,
      value: ({ awardedAt }) => awardedAt,
      cell: ({ awardedAt }) => format.date(awardedAt),
    },
    ...detailColumns(t, format),
  ];
  return onRetry === undefined ? columns : [...columns, retryColumn(t, onRetry)];
}

/** What is shown when somebody chooses it. */
function detailColumns(t: Translate, format: Formats): DataColumn<CredentialLine>[] {
  return [
    {
      id: "validUntil",
      label: t("certificateScreens.validUntil"),
      whole: true,
      hidden: true,
      value: ({ validUntil }) => validUntil,
      cell: ({ validUntil }) =>
        validUntil === null ? t("certificateScreens.forGood") : format.date(validUntil),
    },
    {
      id: "since",
      label: t("certificateScreens.since"),
      whole: true,
      hidden: true,
      value: ({ stateAt }) => stateAt,
      cell: ({ stateAt }) => format.dateTime(stateAt),
    },
    { id: "email", label: t("common.email"), hidden: true, value: ({ email }) => email },
    {
      id: "problem",
      label: t("certificateScreens.problem"),
      hidden: true,
      value: ({ problem }) => problem && t(`certificates.problem.${problem.code}`),
    },
  ];
}

function retryColumn(t: Translate, onRetry: NonNullable<Options["onRetry"]>): DataColumn<CredentialLine> {
  return actionColumn<CredentialLine>(
    t,
    ({ recipientName }) => recipientName,
    (credential) =>
      credential.state === "failed"
        ? [
            {
              label: t("certificateScreens.step.retry"),
              icon: IconRefresh,
              onAct: () => onRetry(credential),
            },
          ]
        : [],
  );
}
