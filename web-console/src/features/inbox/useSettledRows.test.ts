import { describe, expect, it } from "vitest";
import { conversation } from "../../../test/fake/data";
import { hold } from "./useSettledRows";

const row = (id: string) =>
  conversation({ id, customer: { id, name: id, phone_number: null, marketing_stopped: false }, channel_id: "ch" });
const rows = (letters: string) => [...letters].map(row);
const shown = (held: string, live: string) => {
  const result = hold(rows(held), rows(live));
  return [result.rows.map((entry) => entry.conversation.id + (entry.gone ? "-" : "")).join(""), result.news];
};

describe("rows under the pointer", () => {
  it("keep their order while others move up, and say how many did", () => {
    expect(shown("abcd", "dabc")).toEqual(["abcd", 1]);
    expect(shown("abcd", "dcab")).toEqual(["abcd", 2]);
  });

  it("are not pushed down by new ones", () => {
    expect(shown("abc", "xabc")).toEqual(["abc", 1]);
    expect(shown("abc", "xyabc")).toEqual(["abc", 2]);
  });

  it("stay in their place when they leave the list", () => {
    expect(shown("abc", "ac")).toEqual(["ab-c", 0]);
  });

  it("are followed by a page that was loaded meanwhile", () => {
    expect(shown("abc", "abcde")).toEqual(["abcde", 0]);
  });
});
