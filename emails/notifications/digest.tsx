import { Link } from "@react-email/components";
import { MailLayout } from "../layout/MailLayout";
import { Paragraph } from "../layout/parts";
import { styles } from "../layout/theme";
import type { BodyProps, Template } from "../template";

/** What happened within an hour, as one mail. */
export const digest: Template<"digest"> = {
  subject: (t, { items }) => t("notifications.digest.subject", { count: items.length }),
  Body: Digest,
  sample: {
    items: [
      { title: "The recording of session 4 is there", url: "https://lindenhof.example/portal/sessions/4" },
      { title: "Mira Keller answered in your thread", url: "https://lindenhof.example/portal/messages/7" },
    ],
  },
};

function Digest({ data: { items }, letter }: BodyProps<"digest">) {
  const { t, organization } = letter;
  const title = t("notifications.digest.subject", { count: items.length });
  return (
    <MailLayout letter={letter} title={title} preview={items[0]?.title ?? title}>
      <Paragraph>{t("notifications.digest.text", { organization: organization.name })}</Paragraph>
      <ul style={styles.list}>
        {items.map(({ title: item, url }, index) => (
          <li key={index} className="ink" style={styles.item}>
            <Link href={url} className="ink" style={{ color: organization.color }}>
              {item}
            </Link>
          </li>
        ))}
      </ul>
    </MailLayout>
  );
}
