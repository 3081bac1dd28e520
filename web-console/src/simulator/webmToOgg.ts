/**
 * Chrome records voice as Opus in WebM; WhatsApp delivers Opus in Ogg. The packets are the same: this takes them out of
 * the one and puts them into the other (RFC 7845), without encoding anything again.
 */

type Element = { id: number; from: number; to: number };

// The elements that hold what is wanted; all others are skipped. Ids with their length marks, as they stand.
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const CODEC_PRIVATE = 0x63a2;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
const CONTAINERS = new Set([SEGMENT, CLUSTER, TRACKS, TRACK_ENTRY, BLOCK_GROUP]);

const PRE_SKIP = 3840;
const PACKETS_A_PAGE = 40;

export function webmToOgg(webm: Uint8Array): Uint8Array {
  const { head, packets } = read(webm);
  const serial = 0xba1ca0;
  const pages = [page([head], 0n, serial, 0, 2), page([tags()], 0n, serial, 1, 0)];
  let granule = 0n;
  for (let from = 0; from < packets.length; from += PACKETS_A_PAGE) {
    const group = packets.slice(from, from + PACKETS_A_PAGE);
    for (const packet of group) {
      granule += BigInt(samplesIn(packet));
    }
    const last = from + PACKETS_A_PAGE >= packets.length;
    pages.push(page(group, granule, serial, pages.length, last ? 4 : 0));
  }
  return join(pages);
}

function read(webm: Uint8Array): { head: Uint8Array; packets: Uint8Array[] } {
  let head = defaultHead();
  const packets: Uint8Array[] = [];
  for (const { id, from, to } of elements(webm, 0, webm.length)) {
    if (id === CODEC_PRIVATE) {
      head = webm.slice(from, to);
    } else if (id === SIMPLE_BLOCK || id === BLOCK) {
      // Track number (one byte for the first 126 tracks), two bytes of time, one of flags; then the packet.
      packets.push(webm.slice(from + 4, to));
    }
  }
  return { head, packets };
}

/** All elements without children, in order. A live recording does not know the sizes of its outer ones. */
function* elements(bytes: Uint8Array, from: number, to: number): Generator<Element> {
  let at = from;
  while (at < to) {
    const id = number(bytes, at, true);
    const size = number(bytes, at + id.length, false);
    const start = at + id.length + size.length;
    const unknown = size.value === 2 ** (7 * size.length) - 1;
    const end = unknown ? to : Math.min(start + size.value, to);
    if (CONTAINERS.has(id.value)) {
      // Children are read as if they stood beside their parent: one of unknown size ends where its sibling begins.
      at = start;
    } else {
      yield { id: id.value, from: start, to: end };
      at = end;
    }
  }
}

/** A number of EBML: the zeros in front of the first one say how long it is. */
function number(bytes: Uint8Array, at: number, keepMark: boolean): { value: number; length: number } {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  let value = keepMark ? first : first & (0xff >> length);
  for (let index = 1; index < length; index++) {
    value = value * 256 + (bytes[at + index] ?? 0);
  }
  return { value, length: Math.max(1, length) };
}

/** How many samples (at 48 kHz) a packet plays, from its first byte. */
export function samplesIn(packet: Uint8Array): number {
  const toc = packet[0] ?? 0;
  const config = toc >> 3;
  const tenths = config < 12 ? [100, 200, 400, 600] : config < 16 ? [100, 200] : [25, 50, 100, 200];
  const frame = (tenths[config < 12 ? config % 4 : config < 16 ? config % 2 : config % 4] ?? 200) * 4.8;
  const code = toc & 3;
  const frames = code === 0 ? 1 : code === 3 ? (packet[1] ?? 0) & 0x3f : 2;
  return frame * frames;
}

function defaultHead(): Uint8Array {
  const head = new Uint8Array(19);
  const view = new DataView(head.buffer);
  head.set(new TextEncoder().encode("OpusHead"));
  view.setUint8(8, 1);
  view.setUint8(9, 1);
  view.setUint16(10, PRE_SKIP, true);
  view.setUint32(12, 48_000, true);
  return head;
}

function tags(): Uint8Array {
  const vendor = new TextEncoder().encode("balcao");
  const tags = new Uint8Array(8 + 4 + vendor.length + 4);
  tags.set(new TextEncoder().encode("OpusTags"));
  new DataView(tags.buffer).setUint32(8, vendor.length, true);
  tags.set(vendor, 12);
  return tags;
}

function page(packets: readonly Uint8Array[], granule: bigint, serial: number, sequence: number, flags: number) {
  const segments = packets.flatMap((packet) => [
    ...Array.from({ length: Math.floor(packet.length / 255) }, () => 255),
    packet.length % 255,
  ]);
  const head = new Uint8Array(27 + segments.length);
  const view = new DataView(head.buffer);
  head.set(new TextEncoder().encode("OggS"));
  view.setUint8(5, flags);
  view.setBigInt64(6, granule, true);
  view.setUint32(14, serial, true);
  view.setUint32(18, sequence, true);
  view.setUint8(26, segments.length);
  head.set(segments, 27);
  const whole = join([head, ...packets]);
  new DataView(whole.buffer).setUint32(22, checksum(whole), true);
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  }
  return value;
});

export function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum = ((sum << 8) ^ (TABLE[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  }
  return sum;
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
