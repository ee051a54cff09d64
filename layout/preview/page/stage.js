// One page at any zoom: tiles at the pixels of the screen, the layers above them, panning and clicks.

const TILE = 1024; // as the server cuts them
const STEP = 1.2;
const LEAST = 0.2, MOST = 12; // CSS pixels per point
const CSS_PX_PER_PT = 96 / 72;
const MARGIN = 24; // CSS pixels around a page that fits the stage

export class Stage {
  constructor(stage, sheet, onPoint, onZoom) {
    this.stage = stage;
    this.sheet = sheet;
    this.onPoint = onPoint;
    this.onZoom = onZoom;
    this.mode = "fit";
    this.scale = 1;
    this.page = null;
    this.shown = null; // the tiles on the screen
    this.coming = null; // the tiles that replace them once they are there
    this.overlay = null;
    stage.addEventListener("scroll", () => this.load(), { passive: true });
    stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    stage.addEventListener("pointerdown", (event) => this.press(event));
    addEventListener("resize", () => this.page && this.lay()); // also where only the density of pixels changed
    new ResizeObserver(() => this.page && this.lay()).observe(stage);
  }

  // A page, or a new version of the page that is shown; another page begins at its top.
  show(page, overlay) {
    const other = !this.page || this.page.number !== page.number;
    this.page = page;
    this.overlay?.remove();
    this.overlay = overlay;
    this.sheet.append(overlay);
    if (other && this.mode !== "fit") this.stage.scrollTo(0, 0);
    this.lay();
  }

  zoom(mode, at) {
    const before = this.scale;
    this.mode = mode === "in" ? this.scale * STEP : mode === "out" ? this.scale / STEP : mode;
    const box = this.stage.getBoundingClientRect();
    const [x, y] = at ?? [box.width / 2, box.height / 2];
    const left = (this.stage.scrollLeft + x - this.sheet.offsetLeft) / before;
    const top = (this.stage.scrollTop + y - this.sheet.offsetTop) / before;
    this.lay();
    if (typeof this.mode === "number") {
      this.stage.scrollTo(left * this.scale + this.sheet.offsetLeft - x, top * this.scale + this.sheet.offsetTop - y);
    }
  }

  // Puts a rectangle (points) in the middle of what can be seen.
  reveal(rect) {
    const [x0, y0, x1, y1] = rect.map((value) => value * this.scale);
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.stage;
    const left = x0 + this.sheet.offsetLeft, right = x1 + this.sheet.offsetLeft;
    const top = y0 + this.sheet.offsetTop, foot = y1 + this.sheet.offsetTop;
    const inside = left >= scrollLeft && right <= scrollLeft + clientWidth && top >= scrollTop && foot <= scrollTop + clientHeight;
    if (inside) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.stage.scrollTo({
      left: (left + right - clientWidth) / 2,
      top: Math.min((top + foot - clientHeight) / 2, top - MARGIN),
      behavior: calm ? "auto" : "smooth",
    });
  }

  // Size and place of the page, then its tiles.
  lay() {
    const { width_pt: width, height_pt: height } = this.page;
    const room = [this.stage.clientWidth - 2 * MARGIN, this.stage.clientHeight - 2 * MARGIN];
    const wanted = this.mode === "fit" ? Math.min(room[0] / width, room[1] / height)
      : this.mode === "width" ? room[0] / width : this.mode;
    const density = devicePixelRatio || 1;
    this.pixels = Math.max(1, Math.round(Math.min(MOST, Math.max(LEAST, wanted)) * density * 1000));
    this.scale = this.pixels / 1000 / density;
    this.sheet.style.width = `${Math.ceil(width * this.pixels / 1000) / density}px`;
    this.sheet.style.height = `${Math.ceil(height * this.pixels / 1000) / density}px`;
    this.overlay.style.setProperty("--unit", 1 / this.scale);
    this.onZoom(this.scale / CSS_PX_PER_PT);
    for (const tiles of [this.shown, this.coming]) tiles?.fit(this.sheet);
    this.load();
  }

  load() {
    if (!this.page) return;
    const key = `${this.page.number}/${this.page.version}/${this.pixels}`;
    if (this.coming && this.coming.key !== key) { // what was on its way is not wanted any more
      this.coming.drop();
      this.coming = null;
    }
    const known = [this.shown, this.coming].find((one) => one?.key === key);
    const tiles = known ?? (this.coming = new Tiles(key, this.page, this.pixels, this.sheet));
    const complete = tiles.want(this.window());
    if (tiles === this.coming) complete.then(() => this.swap(tiles));
  }

  // The new tiles take the place of the old ones, all at once.
  swap(tiles) {
    if (this.coming !== tiles) return;
    this.shown?.drop();
    this.shown = tiles;
    this.coming = null;
    tiles.reveal();
    this.sheet.dataset.shown = tiles.key;
  }

  // The part of the page that can be seen, in device pixels of the page.
  window() {
    const density = devicePixelRatio || 1;
    const left = this.stage.scrollLeft - this.sheet.offsetLeft, top = this.stage.scrollTop - this.sheet.offsetTop;
    return [left, top, left + this.stage.clientWidth, top + this.stage.clientHeight].map((value) => value * density);
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = this.stage.getBoundingClientRect();
    const at = [event.clientX - box.left, event.clientY - box.top];
    this.zoom(this.scale * Math.exp(-event.deltaY / 300), at);
  }

  // A press that moves pans; one that does not is a click.
  press(event) {
    if (event.button !== 0 || !this.page || event.target === this.stage && event.offsetX > this.stage.clientWidth) return;
    const from = [event.clientX, event.clientY, this.stage.scrollLeft, this.stage.scrollTop];
    let moved = false;
    const move = (now) => {
      const dx = now.clientX - from[0], dy = now.clientY - from[1];
      moved ||= Math.hypot(dx, dy) > 4;
      if (moved && event.pointerType === "mouse") {
        this.stage.classList.add("panning");
        this.stage.scrollTo(from[2] - dx, from[3] - dy);
      }
    };
    const end = (now) => {
      for (const [name, listener] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) {
        removeEventListener(name, listener);
      }
      this.stage.classList.remove("panning");
      if (moved || now.type === "pointercancel") return;
      const box = this.sheet.getBoundingClientRect();
      this.onPoint((now.clientX - box.left) / this.scale, (now.clientY - box.top) / this.scale);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
  }
}

// The tiles of one version of a page at one scale.
class Tiles {
  constructor(key, page, pixels, sheet) {
    this.key = key;
    this.path = `/pages/${page.number}/${encodeURIComponent(page.version)}/${pixels}`;
    this.across = Math.ceil(Math.ceil(page.width_pt * pixels / 1000) / TILE);
    this.down = Math.ceil(Math.ceil(page.height_pt * pixels / 1000) / TILE);
    this.known = new Map();
    this.density = devicePixelRatio || 1;
    this.width = parseFloat(sheet.style.width);
    this.element = document.createElement("div");
    this.element.className = "tiles waiting";
    sheet.prepend(this.element);
  }

  // Loads what is missing of a window (device pixels); resolves when all of it is there.
  want([left, top, right, foot]) {
    const wanted = [];
    for (let row = Math.max(0, Math.floor(top / TILE)); row < Math.min(this.down, Math.ceil(foot / TILE)); row++) {
      for (let column = Math.max(0, Math.floor(left / TILE)); column < Math.min(this.across, Math.ceil(right / TILE)); column++) {
        wanted.push(this.tile(column, row));
      }
    }
    return Promise.all(wanted);
  }

  tile(column, row) {
    const name = `${column}-${row}`;
    if (!this.known.has(name)) {
      const picture = new Image();
      picture.alt = "";
      picture.src = `${this.path}/${name}.bmp`;
      picture.style.left = `${column * TILE / this.density}px`;
      picture.style.top = `${row * TILE / this.density}px`;
      this.known.set(name, picture.decode().catch(() => undefined).then(() => {
        picture.style.width = `${picture.naturalWidth / this.density}px`;
        this.element.append(picture);
      }));
    }
    return this.known.get(name);
  }

  // Stretched to the size of the sheet while sharper ones are on their way.
  fit(sheet) {
    const stretch = parseFloat(sheet.style.width) / this.width;
    this.element.style.transform = stretch === 1 ? "" : `scale(${stretch})`;
  }

  reveal() {
    this.element.classList.remove("waiting");
  }

  drop() {
    this.element.remove();
  }
}
