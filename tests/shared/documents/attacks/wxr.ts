/** An export of WordPress with items, each of whose texts is one payload. */
export function wxr(items: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Site</title><wp:wxr_version>1.2</wp:wxr_version>${items.join("\n")}</channel></rss>`;
}

/** A text as WordPress writes it: in CDATA, in which the end of CDATA stands in two sections. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

/** A text with XML's own references. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export type WxrFields = {
  id?: number;
  type?: string;
  status?: string;
  title?: string;
  slug?: string;
  date?: string;
  content?: string;
  excerpt?: string;
  labels?: string;
};

/** One item; texts are given as XML. */
export function wxrItem(fields: WxrFields): string {
  const { id = 1, type = "post", status = "publish", title = "Title", slug = "title" } = fields;
  const { date = "2024-03-01 08:00:00", content = "", excerpt = "", labels = "" } = fields;
  return `<item><title>${title}</title><link>https://old.example/${id}</link><pubDate>Fri, 01 Mar 2024 08:00:00 +0000</pubDate>
<guid isPermaLink="false">https://old.example/?p=${id}</guid><content:encoded>${content}</content:encoded><excerpt:encoded>${excerpt}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date_gmt>${date}</wp:post_date_gmt><wp:post_name>${slug}</wp:post_name><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type>${labels}</item>`;
}
