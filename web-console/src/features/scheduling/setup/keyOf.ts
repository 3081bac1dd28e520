/** A short name for programs, made of what people read: `Qual o intervalo?` → `QUAL_O_INTERVALO`. */
export function keyOf(label: string): string {
  const plain = label
    .normalize("NFD")
    .replace(/[̀-ͯ]/g, "")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return plain.slice(0, 50).replace(/_+$/, "") || "PERGUNTA";
}
