import type { BlockField, BlockTypes, FlowDefinition } from "../../src/shared/api/types";

/** Some of what the server's catalogue says, in its words. */
const field = (name: string, kind: BlockField["kind"], more: Partial<BlockField> = {}): BlockField => ({
  name,
  kind,
  is_required: false,
  is_nullable: false,
  takes_variables: false,
  is_headline: false,
  min: null,
  max: null,
  options: [],
  fields: [],
  shown_when: null,
  ...more,
});

const always = (name: string) => ({ name, each: null, when: null });

export const blockTypes: BlockTypes = {
  variables: ["customer_name"],
  data: [
    {
      name: "message",
      group: "talk",
      is_asking: false,
      fields: [
        field("text", "long_text", { is_required: true, takes_variables: true, is_headline: true, max: 4096 }),
        field("media_id", "media", { is_nullable: true }),
        field("offers_way_back", "switch"),
      ],
      ways: [always("next")],
      defaults: { text: "", media_id: null, offers_way_back: false },
      names: [],
      takes_secrets: false,
    },
    {
      name: "choice",
      group: "ask",
      is_asking: true,
      fields: [
        field("text", "long_text", { is_required: true, takes_variables: true, is_headline: true, max: 1024 }),
        field("button_label", "text", { max: 20 }),
        field("options", "list", {
          is_required: true,
          min: 1,
          max: 100,
          fields: [
            field("id", "id"),
            field("label", "text", { is_required: true, takes_variables: true, max: 24 }),
            field("description", "text", { is_nullable: true, max: 72 }),
            field("synonyms", "texts", { max: 20 }),
          ],
        }),
        field("retry_text", "long_text", { takes_variables: true, max: 1024 }),
        field("tries", "number", { min: 1, max: 10 }),
      ],
      ways: [{ name: "option", each: "options", when: null }, always("no_match")],
      defaults: { text: "", button_label: "", options: [], retry_text: "", tries: 3 },
      names: [],
      takes_secrets: false,
    },
    {
      name: "question",
      group: "ask",
      is_asking: true,
      fields: [
        field("text", "long_text", { is_required: true, takes_variables: true, is_headline: true, max: 4096 }),
        field("variable", "variable", { is_required: true }),
        field("kind", "one_of", {
          is_required: true,
          options: ["text", "number", "date", "email", "phone", "cpf", "cnpj", "file"],
        }),
        field("retry_text", "long_text", { takes_variables: true, max: 1024 }),
        field("tries", "number", { min: 1, max: 10 }),
        field("timeout_minutes", "number", { is_nullable: true, min: 1, max: 43200 }),
        field("gather_seconds", "number", { min: 0, max: 60 }),
      ],
      ways: [
        always("next"),
        always("no_match"),
        { name: "timeout", each: null, when: { setting: "timeout_minutes", values: [] } },
      ],
      defaults: {
        text: "",
        variable: "",
        kind: "text",
        retry_text: "",
        tries: 3,
        timeout_minutes: null,
        gather_seconds: 0,
      },
      names: [],
      takes_secrets: false,
    },
    {
      name: "condition",
      group: "decide",
      is_asking: false,
      fields: [
        field("cases", "list", {
          is_required: true,
          min: 1,
          max: 20,
          fields: [
            field("id", "id"),
            field("tests", "list", {
              is_required: true,
              min: 1,
              max: 10,
              fields: [
                field("left", "text", { is_required: true, takes_variables: true }),
                field("operator", "one_of", {
                  is_required: true,
                  options: ["equals", "not_equals", "contains", "greater", "less", "is_empty", "is_not_empty"],
                }),
                field("right", "text", { takes_variables: true }),
              ],
            }),
          ],
        }),
      ],
      ways: [{ name: "case", each: "cases", when: null }, always("else")],
      defaults: { cases: [] },
      names: [],
      takes_secrets: false,
    },
    {
      name: "set",
      group: "act",
      is_asking: false,
      fields: [
        field("assignments", "list", {
          is_required: true,
          min: 1,
          max: 20,
          fields: [
            field("variable", "variable", { is_required: true }),
            field("value", "text", { takes_variables: true, max: 4000 }),
          ],
        }),
      ],
      ways: [always("next")],
      defaults: { assignments: [] },
      names: [],
      takes_secrets: false,
    },
    {
      name: "hours",
      group: "decide",
      is_asking: false,
      fields: [field("department_id", "department", { is_nullable: true })],
      ways: [always("open"), always("closed")],
      defaults: { department_id: null },
      names: [],
      takes_secrets: false,
    },
    {
      name: "handover",
      group: "end",
      is_asking: false,
      fields: [
        field("department_id", "department", { is_nullable: true }),
        field("text", "long_text", { takes_variables: true, is_headline: true, max: 4096 }),
        field("away_text", "long_text", { takes_variables: true, max: 4096 }),
        field("needs_attention", "switch"),
      ],
      ways: [],
      defaults: { department_id: null, text: "", away_text: "", needs_attention: false },
      names: ["department", "holiday", "opens_at"],
      takes_secrets: false,
    },
    {
      name: "close",
      group: "end",
      is_asking: false,
      fields: [field("text", "long_text", { takes_variables: true, is_headline: true, max: 4096 })],
      ways: [],
      defaults: { text: "" },
      names: [],
      takes_secrets: false,
    },
    {
      name: "booking",
      group: "act",
      is_asking: true,
      fields: [
        field("clinic_id", "clinic", { is_nullable: true }),
        field("begins_with", "one_of", { is_required: true, options: ["menu", "schedule"] }),
        field("asks_areas", "switch"),
      ],
      ways: [always("next"), always("human")],
      defaults: { clinic_id: null, begins_with: "menu", asks_areas: true },
      names: [],
      takes_secrets: false,
    },
  ],
};

/** Says hello, offers two things, and asks for a number. */
export const pedidos: FlowDefinition = {
  schema: 1,
  start: "hello",
  words: { back: ["voltar"], human: ["atendente"], restart: [] },
  exits: { human: null, failure: null },
  variables: [{ name: "order", kind: "number" }],
  blocks: [
    {
      id: "hello",
      type: "message",
      settings: { text: "Olá, {{customer_name}}.", offers_way_back: false },
      edges: { next: "menu" },
      position: { x: 0, y: 0 },
    },
    {
      id: "menu",
      type: "choice",
      settings: {
        text: "Como podemos ajudar?",
        button_label: "Ver opções",
        options: [
          { id: "buy", label: "Fazer um pedido", description: null, synonyms: [] },
          { id: "ask", label: "Situação do pedido", description: null, synonyms: [] },
        ],
        retry_text: "Não entendi.",
        tries: 3,
      },
      edges: { "option.ask": "order" },
      position: { x: 360, y: 0 },
    },
    {
      id: "order",
      type: "question",
      settings: {
        text: "Qual é o número?",
        variable: "order",
        kind: "number",
        retry_text: "Só o número.",
        tries: 2,
        timeout_minutes: null,
        gather_seconds: 0,
      },
      edges: {},
      position: { x: 720, y: 0 },
    },
  ],
  notes: [],
  groups: [],
};

/** Books at a clinic. */
export const agenda: FlowDefinition = {
  ...pedidos,
  start: "book",
  variables: [],
  blocks: [
    {
      id: "book",
      type: "booking",
      settings: { clinic_id: null, begins_with: "menu", asks_areas: true },
      edges: {},
      position: { x: 0, y: 0 },
    },
  ],
};
