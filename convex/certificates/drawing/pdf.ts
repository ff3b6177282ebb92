"use node";
import { deflateSync } from "node:zlib";
import { AFRelationship, PDFDocument, PDFHexString, PDFName, type PDFContext, type PDFRef } from "pdf-lib";
import type { PreparedImage } from "./images";
import { drawPage, type Mark, type PageContent } from "./pdfContent";
import { PdfFonts } from "./pdfFonts";
import type { Scene } from "./scene";

export type PdfFacts = {
  title: string;
  author: string;
  subject: string;
  /** BCP 47. */
  language: string;
  /** What the file says of when it was made. */
  madeAt: Date;
  attachment: { name: string; type: string; description: string; bytes: Uint8Array };
};

/** A PDF of one page: tagged, its fonts embedded, a file attached. The same input gives the same bytes. */
export async function writePdf(scene: Scene, facts: PdfFacts): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const fonts = new PdfFonts();
  const content = drawPage(scene, fonts);
  const page = document.addPage([scene.width, scene.height]);
  page.node.set(
    PDFName.of("Contents"),
    context.register(context.stream(deflateSync(content.operators, { level: 4 }), { Filter: "FlateDecode" })),
  );
  page.node.set(PDFName.of("Resources"), context.obj(await resources(context, content, fonts)));
  page.node.set(PDFName.of("StructParents"), context.obj(0));
  page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
  document.catalog.set(PDFName.of("StructTreeRoot"), structure(context, page.ref, content.marks));
  document.catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
  describe(document, facts);
  const { attachment, madeAt } = facts;
  await document.attach(attachment.bytes, attachment.name, {
    mimeType: attachment.type,
    description: attachment.description,
    creationDate: madeAt,
    modificationDate: madeAt,
    afRelationship: AFRelationship.Data,
  });
  return await document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

async function resources(context: PDFContext, content: PageContent, fonts: PdfFonts) {
  const named = <T>(prefix: string, list: readonly T[]) =>
    Object.fromEntries(list.map((each, index) => [`${prefix}${index}`, each]));
  return {
    Font: await fonts.embed(context),
    XObject: named(
      "I",
      content.images.map((image) => embedImage(context, image)),
    ),
    ExtGState: named(
      "G",
      content.opacities.map((opacity) => ({ CA: opacity, ca: opacity })),
    ),
  };
}

function embedImage(context: PDFContext, { width, height, colours, opacity }: PreparedImage): PDFRef {
  const common = {
    Type: "XObject",
    Subtype: "Image",
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    Filter: "FlateDecode",
  };
  const mask =
    opacity === undefined
      ? {}
      : { SMask: context.register(context.stream(opacity, { ...common, ColorSpace: "DeviceGray" })) };
  return context.register(context.stream(colours, { ...common, ColorSpace: "DeviceRGB", ...mask }));
}

/** The tree that says in which order the page's marked parts are read, and what each is. */
function structure(context: PDFContext, page: PDFRef, marks: readonly Mark[]): PDFRef {
  const root = context.nextRef();
  const whole = context.nextRef();
  const parts = marks.map(({ type, alternative }, number) => {
    const part = { Type: "StructElem", S: type, P: whole, Pg: page, K: number };
    const spoken = alternative === undefined ? {} : { Alt: PDFHexString.fromText(alternative) };
    return context.register(context.obj({ ...part, ...spoken }));
  });
  context.assign(whole, context.obj({ Type: "StructElem", S: "Document", P: root, K: parts }));
  const byMark = context.register(context.obj({ Nums: [0, parts] }));
  const tree = { Type: "StructTreeRoot", K: [whole], ParentTree: byMark, ParentTreeNextKey: 1 };
  context.assign(root, context.obj(tree));
  return root;
}

function describe(document: PDFDocument, facts: PdfFacts): void {
  document.setTitle(facts.title, { showInWindowTitleBar: true });
  document.setAuthor(facts.author);
  document.setSubject(facts.subject);
  document.setLanguage(facts.language);
  document.setProducer("Cohortium");
  document.setCreator("Cohortium");
  document.setCreationDate(facts.madeAt);
  document.setModificationDate(facts.madeAt);
  const metadata = document.context.stream(new TextEncoder().encode(xmp(facts)), {
    Type: "Metadata",
    Subtype: "XML",
  });
  document.catalog.set(PDFName.of("Metadata"), document.context.register(metadata));
}

function xmp({ title, author, subject, language, madeAt }: PdfFacts): string {
  const localized = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  const at = madeAt.toISOString();
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title>${localized(title)}</dc:title>
<dc:description>${localized(subject)}</dc:description>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreateDate>${at}</xmp:CreateDate><xmp:ModifyDate>${at}</xmp:ModifyDate>
<pdf:Producer>Cohortium</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text for inside an element or a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(/\p{Cc}/gu, " ").replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
