/** Layouts that have nothing to do with each other, set side by side. */
import type { Layout, Point } from './layout.ts';

/** Pixels between them. */
export const gap = 24;

/** The same elsewhere. */
export const moved = (l: Layout, dx: number, dy: number): Layout => {
  const by = <P extends Point>(p: P): P => ({ ...p, x: p.x + dx, y: p.y + dy });
  return {
    ...l,
    boxes: l.boxes.map(by),
    starts: l.starts.map(by),
    edges: l.edges.map((e) => ({ ...by(e), points: e.points.map(by) })),
  };
};

/** Room under a region that is shorter than its row. */
interface Room {
  readonly x: number;
  y: number;
  readonly width: number;
  readonly bottom: number;
}

/** Regions side by side in rows, small ones under each other where they find room; about as wide as high together. */
export function rows(regions: readonly Layout[]): Layout {
  const area = regions.reduce((sum, r) => sum + (r.width + gap) * (r.height + gap), 0);
  const wide = Math.max(Math.sqrt(area) * 1.3, ...regions.map((r) => r.width));
  const placed: Layout[] = [];
  const rooms: Room[] = [];
  let x = 0;
  let top = 0;
  let bottom = 0;
  for (const region of [...regions].sort((a, b) => b.height - a.height)) {
    const room = rooms.find((r) => r.width >= region.width && r.bottom - r.y >= region.height);
    if (room !== undefined) {
      placed.push(moved(region, room.x, room.y));
      room.y += region.height + gap;
      continue;
    }
    if (x > 0 && x + region.width > wide) {
      top = bottom + gap;
      x = 0;
    }
    if (x === 0) bottom = top + region.height;
    placed.push(moved(region, x, top));
    rooms.push({ x, y: top + region.height + gap, width: region.width, bottom });
    x += region.width + gap;
  }
  return {
    width: Math.max(0, ...placed.flatMap((p) => p.boxes.map((b) => b.x + b.width))),
    height: bottom,
    boxes: placed.flatMap((p) => p.boxes),
    edges: placed.flatMap((p) => p.edges),
    starts: placed.flatMap((p) => p.starts),
  };
}
