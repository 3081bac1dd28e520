import type { MessageTemplate, SendTemplate } from "../../shared/api/types";

/** One blank of a template that somebody has to fill in. */
export type Blank = {
  key: string;
  part: "header" | "body" | "button";
  /** The placeholder as it is written: `1`, or a name. */
  name: string;
  index?: number;
  file?: "image" | "video" | "document";
};

const PLACEHOLDER = /\{\{\s*([\w]+)\s*\}\}/g;

export function blanksOf(template: MessageTemplate): readonly Blank[] {
  const blanks: Blank[] = [];
  for (const component of template.components) {
    if (component.type === "header" && isFile(component.format)) {
      blanks.push({ key: "header-file", part: "header", name: "", file: component.format });
    } else if (component.type === "header" || component.type === "body") {
      const part = component.type;
      for (const name of namesIn(component.text ?? "")) {
        blanks.push({ key: `${part}-${name}`, part, name });
      }
    } else if (component.type === "buttons") {
      component.buttons.forEach((button, index) => {
        for (const name of namesIn(button.url ?? "")) {
          blanks.push({ key: `button-${index}-${name}`, part: "button", name, index });
        }
      });
    }
  }
  return blanks;
}

export function fill(text: string, part: Blank["part"], values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (placeholder, name: string) => values[`${part}-${name}`] || placeholder);
}

/** What is sent: the template's name and what was filled in. Values for files are media ids. */
export function toSend(template: MessageTemplate, values: Readonly<Record<string, string>>): SendTemplate {
  const blanks = blanksOf(template);
  const components: SendTemplate["components"] = [];
  for (const part of ["header", "body"] as const) {
    const parameters = blanks
      .filter((blank) => blank.part === part)
      .map((blank) =>
        blank.file
          ? { type: blank.file, media_id: values[blank.key] ?? "" }
          : {
              type: "text" as const,
              text: values[blank.key] ?? "",
              ...(/^\d+$/.test(blank.name) ? {} : { parameter_name: blank.name }),
            },
      );
    if (parameters.length > 0) {
      components.push({ type: part, parameters });
    }
  }
  for (const blank of blanks.filter((candidate) => candidate.part === "button")) {
    components.push({
      type: "button",
      sub_type: "url",
      index: blank.index ?? 0,
      parameters: [{ type: "text", text: values[blank.key] ?? "" }],
    });
  }
  return { name: template.name, language: template.language, components };
}

export function textOf(template: MessageTemplate, type: "header" | "body" | "footer"): string {
  return template.components.find((component) => component.type === type)?.text ?? "";
}

function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ""))];
}

function isFile(format: string | null): format is "image" | "video" | "document" {
  return format === "image" || format === "video" || format === "document";
}
