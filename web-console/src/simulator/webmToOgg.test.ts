import { describe, expect, it } from "vitest";
import { checksum, samplesIn, webmToOgg } from "./webmToOgg";

/** A mono packet of 20 ms: configuration 15 (hybrid, 20 ms), one frame. */
const packet = (fill: number, length: number) =>
  Uint8Array.from([15 << 3, ...Array.from({ length: length - 1 }, () => fill)]);

const HEAD = Uint8Array.from([...new TextEncoder().encode("OpusHead"), 1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0]);

function element(id: readonly number[], body: readonly number[], unknownSize = false): number[] {
  const size = unknownSize
    ? [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
    : [0x40 | (body.length >> 8), body.length & 0xff];
  return [...id, ...size, ...body];
}

/** As Chrome records: segment and clusters of unknown size, simple blocks in them. */
function recording(...clusters: Uint8Array[][]): Uint8Array {
  const track = element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0x63, 0xa2], [...HEAD])));
  const blocks = clusters.flatMap((packets) =>
    element(
      [0x1f, 0x43, 0xb6, 0x75],
      [...element([0xe7], [0]), ...packets.flatMap((each) => element([0xa3], [0x81, 0, 0, 0x80, ...each]))],
      true,
    ),
  );
  const head = element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x86, 0x81, 1]);
  return Uint8Array.from([...head, ...element([0x18, 0x53, 0x80, 0x67], [...track, ...blocks], true)]);
}

type Page = { flags: number; granule: bigint; sequence: number; packets: Uint8Array[] };

function pagesOf(ogg: Uint8Array): Page[] {
  const pages: Page[] = [];
  let at = 0;
  while (at < ogg.length) {
    const view = new DataView(ogg.buffer, ogg.byteOffset + at);
    expect(new TextDecoder().decode(ogg.slice(at, at + 4))).toBe("OggS");
    const sizes = [...ogg.slice(at + 27, at + 27 + view.getUint8(26))];
    const start = at + 27 + sizes.length;
    const end = start + sizes.reduce((sum, size) => sum + size, 0);
    const whole = ogg.slice(at, end);
    new DataView(whole.buffer).setUint32(22, 0, true);
    expect(view.getUint32(22, true)).toBe(checksum(whole));
    const packets: Uint8Array[] = [];
    let from = start;
    let to = start;
    for (const size of sizes) {
      to += size;
      if (size < 255) {
        packets.push(ogg.slice(from, to));
        from = to;
      }
    }
    pages.push({
      flags: view.getUint8(5),
      granule: view.getBigInt64(6, true),
      sequence: view.getUint32(18, true),
      packets,
    });
    at = end;
  }
  return pages;
}

describe("a recording in WebM, put into Ogg", () => {
  it("keeps head and packets, and counts the samples", () => {
    const packets = [packet(1, 80), packet(2, 255), packet(3, 600)];

    const pages = pagesOf(webmToOgg(recording([packets[0] ?? HEAD, packets[1] ?? HEAD], [packets[2] ?? HEAD])));

    expect(pages.map((page) => page.flags)).toEqual([2, 0, 4]);
    expect(pages.map((page) => page.sequence)).toEqual([0, 1, 2]);
    expect(pages[0]?.packets).toEqual([HEAD]);
    expect(new TextDecoder().decode(pages[1]?.packets[0]?.slice(0, 8))).toBe("OpusTags");
    expect(pages[2]?.packets).toEqual(packets);
    expect(pages[2]?.granule).toBe(BigInt(3 * 960));
  });

  it("spreads a long one over pages that grow in time", () => {
    const pages = pagesOf(webmToOgg(recording(Array.from({ length: 100 }, () => packet(7, 60)))));

    expect(pages.map((page) => page.granule)).toEqual([0n, 0n, 38_400n, 76_800n, 96_000n]);
    expect(pages.at(-1)?.flags).toBe(4);
  });
});

describe("the samples of a packet", () => {
  it.each([
    ["20 ms of speech", [1 << 3], 960],
    ["60 ms of speech", [3 << 3], 2880],
    ["10 ms hybrid", [14 << 3], 480],
    ["2.5 ms of music", [16 << 3], 120],
    ["two frames of 20 ms", [(19 << 3) | 1], 1920],
    ["three frames of 20 ms", [(19 << 3) | 3, 3], 2880],
  ])("%s", (_, bytes, samples) => {
    expect(samplesIn(Uint8Array.from(bytes))).toBe(samples);
  });

  it("are checked by the sum that Ogg prescribes", () => {
    // The check value of CRC-32 with this polynomial, no reflection, and zero at both ends.
    expect(checksum(new TextEncoder().encode("123456789"))).toBe(0x89a1897f);
  });
});
