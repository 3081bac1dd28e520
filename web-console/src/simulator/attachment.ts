/** A file on its way into a message, and what kind of message that makes. */
export type Attachment = { kind: "image" | "video" | "audio" | "document" | "sticker"; file: File };

/** What WhatsApp takes, in bytes. */
export const LIMITS = {
  image: 5 << 20,
  video: 16 << 20,
  audio: 16 << 20,
  document: 100 << 20,
  sticker: 500 << 10,
} as const satisfies Record<Attachment["kind"], number>;

const KINDS: ReadonlyMap<string, Attachment["kind"]> = new Map([
  ["image/jpeg", "image"],
  ["image/png", "image"],
  ["video/mp4", "video"],
  ["video/3gpp", "video"],
  ["audio/mpeg", "audio"],
  ["audio/mp4", "audio"],
  ["audio/aac", "audio"],
  ["audio/amr", "audio"],
  ["audio/ogg", "audio"],
]);

/** Whatever WhatsApp has no kind for travels as a document. */
export function attachmentOf(file: File, wanted?: Attachment["kind"]): Attachment {
  return { kind: wanted ?? KINDS.get(file.type) ?? "document", file };
}
