import tall720 from './ribbon/tall-720w.jpg';
import tall1080 from './ribbon/tall-1080w.jpg';
import tall1440 from './ribbon/tall-1440w.jpg';
import wide1280 from './ribbon/wide-1280w.jpg';
import wide1920 from './ribbon/wide-1920w.jpg';
import wide2560 from './ribbon/wide-2560w.jpg';

/** The steel in its room, as wide as the usual screens are, so that on those nothing has to be scaled. */
export const ribbon = {
  wide: `${wide1280} 1280w, ${wide1920} 1920w, ${wide2560} 2560w`,
  tall: `${tall720} 720w, ${tall1080} 1080w, ${tall1440} 1440w`,
};

/** Decodes the one that attract will show, beside the work on its words. */
export function decode() {
  const image = new Image();
  image.sizes = '100vw';
  image.srcset = innerWidth > innerHeight ? ribbon.wide : ribbon.tall;
  // One that can't be decoded is missing in the picture as well; it needs no second word.
  image.decode().catch(() => undefined);
}
