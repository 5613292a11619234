import type { Page } from '@playwright/test';

/** Something to press, as it stands on the screen, in CSS px. */
export interface Control {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Whether something lies on its middle. */
  covered: boolean;
}

/** A text that is not as it should be. */
export interface Fault {
  text: string;
  why: string;
}

/**
 * Everything to press. A sentence is not among them: it is text that may be touched as well, and the keys for the
 * sentence before and after are its controls (WCAG 2.5.8, inline).
 */
export const CONTROLS =
  ':is(button, a[href], input, select, [role=button], [role=slider], [role=spinbutton], [role=switch], [data-control])';

/** The controls that can be seen: under the warning, its own alone. What was scrolled away is left out. */
export const controls = (page: Page): Promise<Control[]> =>
  page.evaluate((selector) => {
    const over = document.querySelector('[data-warning]') ?? document;
    const found: Control[] = [];
    for (const element of over.querySelectorAll(selector)) {
      if (
        !element.checkVisibility({
          visibilityProperty: true,
          opacityProperty: true,
        })
      )
        continue;
      if (element.closest('[inert]')) continue;
      const { x, y, width, height } = element.getBoundingClientRect();
      const scrolling = (one: Element, way: 'overflowX' | 'overflowY') =>
        /auto|scroll/.test(getComputedStyle(one)[way]);
      let scroller = element.parentElement;
      while (scroller && !scrolling(scroller, 'overflowY') && !scrolling(scroller, 'overflowX'))
        scroller = scroller.parentElement;
      const view = scroller?.getBoundingClientRect();
      if (view && (y < view.top - 1 || y + height > view.bottom + 1)) continue;
      const across = scroller && scrolling(scroller, 'overflowX');
      if (view && across && (x < view.left - 1 || x + width > view.right + 1)) continue;
      const label = element.getAttribute('aria-label') ?? element.textContent.trim();
      const name = label || element.className.toString();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      const covered = !!top && !element.contains(top) && !top.contains(element);
      found.push({ name, x, y, width, height, covered });
    }
    return found;
  }, CONTROLS);

/** Pairs of controls that lie on one another. */
export function overlapping(all: Control[]): string[] {
  const found: string[] = [];
  all.forEach((one, n) => {
    for (const other of all.slice(n + 1)) {
      const x = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
      const y = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
      if (x > 0.5 && y > 0.5) found.push(`${one.name} × ${other.name}`);
    }
  });
  return found;
}

/** Texts that are cut, leave the screen, or lie under something else. */
export const textFaults = (page: Page): Promise<Fault[]> =>
  page.evaluate((selector) => {
    const SLACK = 1;
    const faults: { text: string; why: string }[] = [];
    const style = (element: Element) => getComputedStyle(element);
    const seen = (element: Element) =>
      element.checkVisibility({
        visibilityProperty: true,
        opacityProperty: true,
      }) && !unseen(element);
    // Words for those who hear the page are boxes of one pixel.
    function unseen(element: Element) {
      for (let up: Element | null = element; up; up = up.parentElement)
        if (up instanceof HTMLElement && up.offsetWidth === 1 && up.offsetHeight === 1) return true;
      return false;
    }
    const scrolls = (element: Element) =>
      /auto|scroll/.test(style(element).overflowY + style(element).overflowX);
    const clips = (element: Element) =>
      style(element).overflowX !== 'visible' || style(element).overflowY !== 'visible';

    interface Line {
      node: Text;
      parent: Element;
      text: string;
      left: number;
      right: number;
      top: number;
      bottom: number;
    }
    const lines: Line[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (
      let node = walker.nextNode() as Text | null;
      node;
      node = walker.nextNode() as Text | null
    ) {
      const parent = node.parentElement;
      if (!node.data.trim() || !parent || !seen(parent)) continue;
      if (/^(SCRIPT|STYLE|TITLE)$/.test(parent.tagName)) continue;
      // Under what was opened over it.
      if (parent.closest('[inert]')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = parseFloat(style(parent).fontSize);
      const text = node.data.trim().slice(0, 40);
      let cut = false;
      for (const box of range.getClientRects()) {
        if (box.width < 1) continue;
        // A line box of a fallback face is taller than what is drawn: take the middle, of capitals and Han.
        const middle = (box.top + box.bottom) / 2;
        const line = {
          left: box.left,
          right: box.right,
          top: middle - size * 0.36,
          bottom: middle + size * 0.36,
        };
        let [left, right, top, bottom] = [0, innerWidth, 0, innerHeight];
        let out: string | undefined;
        for (let up: Element | null = parent; up && up !== document.body; up = up.parentElement) {
          if (!clips(up)) continue;
          const clip = up.getBoundingClientRect();
          const beyond =
            line.left < clip.left - SLACK ||
            line.right > clip.right + SLACK ||
            line.top < clip.top - SLACK ||
            line.bottom > clip.bottom + SLACK;
          // What fades out at its edge is a beginning, told in full elsewhere.
          if (beyond && style(up).maskImage !== 'none') {
            line.top = Math.max(line.top, clip.top);
            line.bottom = Math.min(line.bottom, clip.bottom);
            if (line.bottom - line.top < size / 4) break;
          } else if (beyond && !scrolls(up)) {
            out = `cut by ${up.tagName.toLowerCase()}.${up.className.toString()}`;
            break;
          }
          left = Math.max(left, clip.left);
          right = Math.min(right, clip.right);
          top = Math.max(top, clip.top);
          bottom = Math.min(bottom, clip.bottom);
          // What scrolls along may lie outside; across, nothing may.
          if (scrolls(up)) {
            if (
              !/auto|scroll/.test(style(up).overflowX) ||
              up.scrollWidth <= up.clientWidth + SLACK
            ) {
              if (line.left < clip.left - SLACK || line.right > clip.right + SLACK)
                out = 'wider than what scrolls';
            }
            break;
          }
        }
        if (line.bottom - line.top < size / 4) continue;
        const scrolled = (() => {
          for (let up: Element | null = parent; up; up = up.parentElement)
            if (scrolls(up)) return true;
          return false;
        })();
        if (
          !out &&
          !scrolled &&
          (line.left < -SLACK ||
            line.right > innerWidth + SLACK ||
            line.top < -SLACK ||
            line.bottom > innerHeight + SLACK)
        )
          out = 'outside the screen';
        if (out && !cut) {
          cut = true;
          faults.push({ text, why: out });
        }
        if (
          line.top >= top &&
          line.bottom <= bottom &&
          line.left >= left - SLACK &&
          line.right <= right + SLACK
        )
          lines.push({ node, parent, text, ...line });
      }
      if (
        style(parent).textOverflow === 'ellipsis' &&
        parent.scrollWidth > parent.clientWidth + SLACK
      )
        faults.push({ text, why: 'ends in an ellipsis' });
    }

    const modal = document.querySelector('[data-warning]');
    const told = new Set<string>();
    lines.forEach((one, n) => {
      if (modal && !modal.contains(one.parent)) return;
      for (const other of lines.slice(n + 1)) {
        if (other.node === one.node || (modal && !modal.contains(other.parent))) continue;
        // What tells what a key did lies over text for a while, on ground of its own; over what is pressed it must not.
        const [over, beside] = [one, other].map(({ parent }) => !!parent.closest('[data-said]'));
        const under = over ? other.parent : one.parent;
        if (over !== beside && !under.closest(selector)) continue;
        const x = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const y = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        const key = `${one.text} × ${other.text}`;
        if (x > 2 && y > 2 && !told.has(key)) {
          told.add(key);
          faults.push({ text: key, why: 'overlap' });
        }
      }
      const at = [(one.left + one.right) / 2, (one.top + one.bottom) / 2] as const;
      const top = document.elementsFromPoint(...at)[0];
      const related = top && (top.contains(one.parent) || one.parent.contains(top));
      if (top && !related) {
        const covers =
          style(top).backgroundColor !== 'rgba(0, 0, 0, 0)' ||
          style(top).backgroundImage !== 'none' ||
          /^(IMG|CANVAS)$/.test(top.tagName);
        if (covers)
          faults.push({
            text: one.text,
            why: `lies under ${top.tagName.toLowerCase()}.${top.className.toString()}`,
          });
      }
    });
    return faults;
  }, CONTROLS);

/** A text and the height of its capitals, measured from the glyph that is drawn. */
export interface Capital {
  text: string;
  px: number;
}

export const capitals = (page: Page): Promise<Capital[]> =>
  page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) throw new Error('no canvas');
    const found: { text: string; px: number }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (
        !text ||
        !parent?.checkVisibility({
          visibilityProperty: true,
          opacityProperty: true,
        })
      )
        continue;
      if (parent.closest('.unseen, script, style')) continue;
      const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(parent);
      // Measured large and scaled down, because a canvas rounds small glyphs to whole pixels.
      pen.font = `${fontStyle} ${fontWeight} 1000px ${fontFamily}`;
      const px = (pen.measureText('H').actualBoundingBoxAscent / 1000) * parseFloat(fontSize);
      found.push({ text: text.slice(0, 40), px });
    }
    return found;
  });
