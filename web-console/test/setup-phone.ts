globalThis.matchMedia = (query: string) =>
  Object.assign(new EventTarget(), {
    matches: query.includes("max-width"),
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
