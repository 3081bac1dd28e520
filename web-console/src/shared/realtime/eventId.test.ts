import { describe, expect, it } from "vitest";
import { laterOf } from "./eventId";

describe("the last event that was heard", () => {
  it("is the one with the greater numbers, not the greater text", () => {
    expect(laterOf("e1-999-0-0", "e1-1000-0-0")).toBe("e1-1000-0-0");
    expect(laterOf("e1-1000-9-0", "e1-1000-10-0")).toBe("e1-1000-10-0");
    expect(laterOf("e1-1000-0-9", "e1-1000-0-10")).toBe("e1-1000-0-10");
  });

  it("does not go back when events come out of order", () => {
    expect(laterOf("e1-1000-5-1", "e1-1000-5-0")).toBe("e1-1000-5-1");
    expect(laterOf("e1-2000-0-0", "e1-1999-99-99")).toBe("e1-2000-0-0");
  });

  it("is of the newest stream, whatever its numbers", () => {
    expect(laterOf("old-epoch-9999-0-0", "new-5-0-0")).toBe("new-5-0-0");
  });

  it("keeps the marks that the server put behind the numbers", () => {
    expect(laterOf("e1-1000-5-0", "e1-1000-6-0-u.1000.4.0-c.900.0.1")).toBe("e1-1000-6-0-u.1000.4.0-c.900.0.1");
    expect(laterOf("e1-1000-6-0-u.1000.4.0", "e1-1000-6-1")).toBe("e1-1000-6-1");
    expect(laterOf("e1-1000-6-0-u.1000.4.0", "e1-1000-5-0")).toBe("e1-1000-6-0-u.1000.4.0");
  });

  it("survives an id that it cannot read", () => {
    expect(laterOf("e1-1-0-0", "nonsense")).toBe("e1-1-0-0");
    expect(laterOf(undefined, "e1-1-0-0")).toBe("e1-1-0-0");
  });
});
