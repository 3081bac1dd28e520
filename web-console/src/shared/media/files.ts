/** What WhatsApp takes, in the kinds in which it takes it. */
const LIMITS = { image: 5_000_000, audio: 16_000_000, video: 16_000_000, document: 100_000_000 } as const;

const TYPES: readonly RegExp[] = [
  /^image\/(jpeg|png)$/,
  /^audio\/(aac|amr|mpeg|mp4|ogg|x-m4a)/,
  /^video\/(mp4|3gpp)$/,
  /^application\/pdf$/,
  /^text\//,
  /^application\/(msword|vnd\.ms-(excel|powerpoint)|vnd\.openxmlformats-officedocument\..+)$/,
];

export const ACCEPTED = "image/*,audio/*,video/mp4,video/3gpp,.pdf,.txt,.csv,.doc,.docx,.xls,.xlsx,.ppt,.pptx";

export function kindOf(type: string): "image" | "video" | "audio" | "document" {
  const kind = type.split("/")[0];
  // WhatsApp takes only these as pictures; others travel as documents.
  if (kind === "image") {
    return type === "image/jpeg" || type === "image/png" ? "image" : "document";
  }
  return kind === "video" || kind === "audio" ? kind : "document";
}

export type Refusal = { reason: "type" } | { reason: "size"; limit: number };

export function refusalOf(file: File): Refusal | undefined {
  if (!TYPES.some((type) => type.test(file.type))) {
    return { reason: "type" };
  }
  const limit = LIMITS[kindOf(file.type)];
  return file.size > limit ? { reason: "size", limit } : undefined;
}

const LONGEST_SIDE = 2048;

/** A picture that WhatsApp would refuse (webp, gif, too large) as a JPEG that it takes; any other file as it is. */
export async function prepare(file: File): Promise<File> {
  const isPicture = file.type.startsWith("image/");
  if (!isPicture || !refusalOf(file) || typeof createImageBitmap === "undefined") {
    return file;
  }
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const context = canvas.getContext("2d");
    if (!context) {
      return file;
    }
    // JPEG has no transparency; what was clear becomes white, not black.
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.88));
    return blob ? new File([blob], `${file.name.replace(/\.\w+$/, "")}.jpg`, { type: "image/jpeg" }) : file;
  } catch {
    // Not a picture that this browser can read: its refusal is said beside it.
    return file;
  }
}
