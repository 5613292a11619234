/** How a picture lies on its stage. */
export interface View {
  /** How many times larger than where all of it is seen. */
  scale: number;
  /** How far its middle lies from that of the stage, in px. */
  x: number;
  y: number;
}

/** In px. */
export interface Size {
  width: number;
  height: number;
}

/** A place on the stage, from its middle, in px. */
export interface Point {
  x: number;
  y: number;
}

/** All of it. */
export const WHOLE: View = { scale: 1, x: 0, y: 0 };
/** How many times its own pixels the largest derivative is drawn at most: beyond there is nothing more to see. */
const GROWN = 3;

const within = (low: number, x: number, high: number) => Math.min(high, Math.max(low, x));

/**
 * The size at which all of a picture is seen.
 * @param pixels width of its largest derivative, as CSS px of the screen
 * @param least width that the smallest picture is given
 */
export function whole(stage: Size, picture: Size, pixels: number, least: number): Size {
  const [wide, high] = [picture.width || 3, picture.height || 2];
  const fit = Math.min(stage.width / wide, stage.height / high) * wide;
  const width = Math.min(fit, Math.max(GROWN * pixels, least));
  return { width, height: (width * high) / wide };
}

/** How far a picture of `pixels` width, seen whole at `size`, may grow. */
export const most = (size: Size, pixels: number) =>
  size.width ? Math.max(1, (GROWN * pixels) / size.width) : 1;

/** The nearest view in which no edge of the picture leaves the stage needlessly. */
export function kept({ scale, x, y }: View, stage: Size, size: Size, limit: number): View {
  const to = within(1, scale, limit);
  const room = (length: number, seen: number) => Math.max(0, (length * to - seen) / 2);
  const [across, down] = [room(size.width, stage.width), room(size.height, stage.height)];
  return { scale: to, x: within(-across, x, across), y: within(-down, y, down) };
}

/** Grown to a scale, so that what lies under a point stays there. */
export function grown(view: View, scale: number, at: Point): View {
  const by = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}
