import { Avatar } from "@mantine/core";

export type PersonAvatarProps = {
  name: string;
  imageUrl?: string | null | undefined;
  /** In pixels. */
  size?: number;
};

/** A person's picture, or the first letters of their names. The name must stand beside it or be its label. */
export function PersonAvatar({ name, imageUrl, size = 32 }: PersonAvatarProps) {
  return (
    <Avatar src={imageUrl ?? null} size={size} radius="xl" color="gray" alt="" aria-hidden="true">
      {initials(name)}
    </Avatar>
  );
}

/** "Ada Lovelace" is "AL"; one name gives one letter. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase() ?? "").join("");
}
