/** A part of an item to what is wrong with it, as publishing names them. */
export type Lacks = Readonly<Record<string, string>>;

/** Where a lack is mended, and what it is named after in the catalogue. */
export type Lack = {
  kind: "title" | "slug" | "cover" | "pictures" | "length" | "other";
  part: "edit" | "settings";
  /** Of pictures: how many. */
  count: number;
  /** Of pictures: the block or component of the first one. */
  place: string | null;
  problem: string;
};

const PICTURES = "pictures/";
const KINDS: Record<string, Pick<Lack, "kind" | "part">> = {
  title: { kind: "title", part: "settings" },
  slug: { kind: "slug", part: "settings" },
  coverId: { kind: "cover", part: "settings" },
  body: { kind: "length", part: "edit" },
};

/** What an item lacks, each kind once, in the order of its settings; the pictures of its text together. */
export function listedLacks(lacks: Lacks): Lack[] {
  const others = Object.entries(lacks).filter(([field]) => !field.startsWith(PICTURES));
  const pictures = Object.entries(lacks).filter(([field]) => field.startsWith(PICTURES));
  const listed = others.map(([field, problem]): Lack => {
    const { kind, part } = KINDS[field] ?? { kind: "other", part: "settings" };
    return { kind, part, count: 1, place: null, problem };
  });
  const [first] = pictures;
  if (first === undefined) return listed;
  const [field, problem] = first;
  const place = field.slice(PICTURES.length);
  return [...listed, { kind: "pictures", part: "edit", count: pictures.length, place, problem }];
}
