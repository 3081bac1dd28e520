import { describe, expect, it } from "vitest";
import { Offline, Problem } from "./problem";
import { createSession, type Tokens } from "./session";

const now = Date.UTC(2026, 10, 21, 12);
let issued = 0;

function token(seconds = 900): string {
  issued++;
  const payload = btoa(JSON.stringify({ exp: now / 1000 + seconds, n: issued })).replace(/=+$/, "");
  return `h.${payload}.s`;
}

function server() {
  const asked: string[] = [];
  let failure: Error | undefined;
  const refresh = async (refreshToken: string): Promise<Tokens> => {
    asked.push(refreshToken);
    await Promise.resolve();
    if (failure) {
      throw failure;
    }
    return { accessToken: token(), refreshToken: `r${asked.length + 1}` };
  };
  return { asked, refresh, fails: (error: Error) => (failure = error) };
}

describe("a session", () => {
  it("renews once, however many ask at the same moment", async () => {
    const { asked, refresh } = server();
    const session = createSession(refresh, localStorage, () => now);
    session.begin({ accessToken: token(10), refreshToken: "r1" });
    const tokens = await Promise.all([session.token(), session.token(), session.renewAfter("x"), session.token()]);
    expect(asked).toEqual(["r1"]);
    expect(new Set(tokens).size).toBe(1);
    expect(localStorage.getItem("balcao.session")).toBe("r2");
  });

  it("gives the token at hand while it is good", async () => {
    const { asked, refresh } = server();
    const session = createSession(refresh, localStorage, () => now);
    const good = token();
    session.begin({ accessToken: good, refreshToken: "r1" });
    expect(await session.token()).toBe(good);
    expect(asked).toEqual([]);
  });

  it("renews a token that the server refused, but not one that was renewed meanwhile", async () => {
    const { asked, refresh } = server();
    const session = createSession(refresh, localStorage, () => now);
    const refused = token();
    session.begin({ accessToken: refused, refreshToken: "r1" });
    const renewed = await session.renewAfter(refused);
    expect(await session.renewAfter(refused)).toBe(renewed);
    expect(asked).toHaveLength(1);
  });

  it("is over when the server refuses the refresh token, and says so", async () => {
    const { refresh, fails } = server();
    const session = createSession(refresh, localStorage, () => now);
    session.begin({ accessToken: token(10), refreshToken: "r1" });
    const told: (string | undefined)[] = [];
    session.onChange((changed) => told.push(changed));
    fails(new Problem(401, {}));
    await expect(session.token()).rejects.toBeInstanceOf(Problem);
    expect(told).toEqual([undefined]);
    expect(session.isOpen()).toBe(false);
  });

  it("is not over because the network is down", async () => {
    const { refresh, fails } = server();
    const session = createSession(refresh, localStorage, () => now);
    session.begin({ accessToken: token(10), refreshToken: "r1" });
    fails(new Offline());
    await expect(session.token()).rejects.toBeInstanceOf(Offline);
    expect(session.isOpen()).toBe(true);
  });
});
