//! What drawing takes: pixels touched, and memory for layers that are drawn apart.

use resvg::tiny_skia::{Rect, Transform};
use resvg::usvg::filter::{Filter, Kind};
use resvg::usvg::{Fill, Group, Image, ImageKind, Node, Paint, Path, Pattern, Stroke, Tree};

use super::DrawingFault;
use crate::imaging::ImagingError;

/// Work that a drawing may take, in pixels painted with a plain colour: some tens of seconds.
const MAX_WORK: f64 = 1e10;

/// Bytes that layers may take together: 1 GiB.
const MAX_LAYERS: f64 = (1 << 30) as f64;

/// What every shape and layer costs, whatever its size.
const EACH: f64 = 1000.0;

/// Drawn apart and then laid on: cleared, drawn, read.
const LAYER: f64 = 4.0;

/// A side followed down one line of pixels, which the renderer divides.
const CROSSING: f64 = 16.0;

/// Dashes of one outline, as many as the renderer draws.
const MAX_DASHES: f64 = 1e6;

/// The canvas grows by twice its size on every side for what filters may bring in.
const BEYOND: f32 = 2.0;

/// Adds up what a drawing takes; the bytes of its layers at their peak.
pub(super) fn measure(tree: &Tree, scale: Transform, width: u32, height: u32) -> Result<u64, ImagingError> {
    let canvas = Rect::from_xywh(0.0, 0.0, width as f32, height as f32);
    let around = Rect::from_xywh(
        -BEYOND * width as f32,
        -BEYOND * height as f32,
        (1.0 + 2.0 * BEYOND) * width as f32,
        (1.0 + 2.0 * BEYOND) * height as f32,
    );
    let (Some(canvas), Some(around)) = (canvas, around) else { return Err(DrawingFault::TooComplex.anywhere()) };
    let mut cost = Cost { work: 0.0, peak: 0.0 };
    cost.nodes(tree.root(), &Place { outer: scale, shown: canvas, around, held: 0.0 });
    if cost.is_beyond_limits() { Err(DrawingFault::TooComplex.anywhere()) } else { Ok(cost.peak as u64) }
}

/// Where a group is drawn.
#[derive(Clone, Copy)]
struct Place {
    /// From the group's absolute coordinates to pixels.
    outer: Transform,
    /// Pixels that there are.
    shown: Rect,
    /// Pixels that a layer may have.
    around: Rect,
    /// Bytes of the layers that are open.
    held: f64,
}

struct Cost {
    work: f64,
    peak: f64,
}

impl Cost {
    fn is_beyond_limits(&self) -> bool {
        // Also where a number is none.
        !(self.work <= MAX_WORK && self.peak <= MAX_LAYERS)
    }

    fn nodes(&mut self, group: &Group, place: &Place) {
        for node in group.children() {
            self.work += EACH;
            if self.is_beyond_limits() {
                return;
            }
            match node {
                Node::Group(group) => self.group(group, place),
                Node::Path(path) => self.path(path, place),
                Node::Image(image) => self.image(image, place),
                Node::Text(_) => {}
            }
        }
    }

    fn group(&mut self, group: &Group, place: &Place) {
        if !group.should_isolate() {
            return self.nodes(group, place);
        }
        let bounds = group.abs_layer_bounding_box().to_rect();
        let layer = seen(bounds, place.outer, place.around);
        let pixels = area(layer);
        let held = place.held + self.layer(place.held, pixels);
        let inside = Place { shown: layer.unwrap_or(place.shown), held, ..*place };
        self.nodes(group, &inside);
        let outer = place.outer.pre_concat(group.abs_transform());
        for filter in group.filters() {
            self.filter(filter, &Place { outer, ..inside }, pixels);
        }
        let mut clip = group.clip_path();
        while let Some(one) = clip {
            self.layer(held, pixels);
            self.nodes(
                one.root(),
                &Place { outer: outer.pre_concat(one.transform()), held: held + 4.0 * pixels, ..inside },
            );
            clip = one.clip_path();
        }
        let mut mask = group.mask();
        while let Some(one) = mask {
            self.layer(held, 2.0 * pixels);
            self.nodes(one.root(), &Place { outer, held: held + 8.0 * pixels, ..inside });
            mask = one.mask();
        }
    }

    /// Counts a layer; its bytes.
    fn layer(&mut self, held: f64, pixels: f64) -> f64 {
        self.work += EACH + LAYER * pixels;
        self.peak = self.peak.max(held + 4.0 * pixels);
        4.0 * pixels
    }

    fn filter(&mut self, filter: &Filter, place: &Place, pixels: f64) {
        let (x, y) = place.outer.get_scale();
        // A result is kept for each primitive, since any later one may ask for it.
        let primitives = filter.primitives().len() as f64;
        self.peak = self.peak.max(place.held + 4.0 * pixels * (primitives + 3.0));
        for primitive in filter.primitives() {
            let times = match primitive.kind() {
                Kind::ConvolveMatrix(convolve) => {
                    4.0 * f64::from(convolve.matrix().columns()) * f64::from(convolve.matrix().rows())
                }
                Kind::Morphology(morphology) => {
                    let side = |radius: f32, scale: f32| 2.0 * f64::from(radius) * f64::from(scale) + 1.0;
                    4.0 * side(morphology.radius_x().get(), x) * side(morphology.radius_y().get(), y)
                }
                Kind::Turbulence(turbulence) => 100.0 * (1.0 + f64::from(turbulence.num_octaves())),
                Kind::DiffuseLighting(_) | Kind::SpecularLighting(_) | Kind::DisplacementMap(_) => 40.0,
                Kind::GaussianBlur(_) | Kind::DropShadow(_) => 30.0,
                Kind::Image(image) => {
                    self.nodes(image.root(), place);
                    10.0
                }
                Kind::Merge(merge) => 4.0 * merge.inputs().len() as f64,
                _ => 10.0,
            };
            self.work += EACH + times * pixels;
        }
    }

    fn path(&mut self, path: &Path, place: &Place) {
        let bounds = seen(path.abs_stroke_bounding_box(), place.outer, place.shown);
        let segments = path.data().len() as f64;
        let (x, y) = place.outer.pre_concat(path.abs_transform()).get_scale();
        let crossed = CROSSING * crossed(path, f64::from(x.max(y)), f64::from(place.shown.height()));
        self.work += area(bounds) + 20.0 * segments;
        if path.fill().is_some() {
            self.work += crossed;
        }
        let paints = [path.fill().map(Fill::paint), path.stroke().map(Stroke::paint)];
        for paint in paints.into_iter().flatten() {
            match paint {
                Paint::Color(_) => {}
                Paint::LinearGradient(_) | Paint::RadialGradient(_) => self.work += 3.0 * area(bounds),
                Paint::Pattern(pattern) => {
                    self.work += 10.0 * area(bounds);
                    self.pattern(pattern, path, place);
                }
            }
        }
        if let Some(stroke) = path.stroke() {
            // Two sides, and joins.
            self.work += 3.0 * crossed + 100.0 * segments;
            if let Some(dashes) = stroke.dasharray() {
                let mean = f64::from(dashes.iter().sum::<f32>()) / dashes.len().max(1) as f64;
                let count = (length(path) / mean.max(1e-9)).clamp(0.0, MAX_DASHES);
                self.work += 500.0 * count;
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern, path: &Path, place: &Place) {
        let (x, y) = place.outer.pre_concat(path.abs_transform()).pre_concat(pattern.transform()).get_scale();
        let (width, height) = (pattern.rect().width() * x, pattern.rect().height() * y);
        let pixels = f64::from(width) * f64::from(height);
        let held = place.held + self.layer(place.held, pixels);
        let Some(tile) = Rect::from_xywh(0.0, 0.0, width, height) else { return };
        self.nodes(pattern.root(), &Place { outer: Transform::from_scale(x, y), shown: tile, around: tile, held });
    }

    fn image(&mut self, image: &Image, place: &Place) {
        let own = f64::from(image.size().width()) * f64::from(image.size().height());
        self.work += 20.0 * own + 10.0 * area(seen(image.abs_bounding_box(), place.outer, place.shown));
        self.peak = self.peak.max(place.held + 8.0 * own);
        if let ImageKind::SVG(tree) = image.kind() {
            self.nodes(tree.root(), place);
        }
    }
}

/// The part of a box that lies on the pixels there are.
fn seen(bounds: Rect, outer: Transform, shown: Rect) -> Option<Rect> {
    bounds.transform(outer)?.intersect(&shown)
}

fn area(bounds: Option<Rect>) -> f64 {
    bounds.map_or(0.0, |bounds| (f64::from(bounds.width()) + 2.0) * (f64::from(bounds.height()) + 2.0))
}

/// Lines of pixels that an outline's sides cross, at most; a side crosses no more than there are.
fn crossed(path: &Path, scale: f64, lines: f64) -> f64 {
    let points = path.data().points();
    points.windows(2).map(|pair| (f64::from((pair[1] - pair[0]).length()) * scale).min(lines) + 1.0).sum()
}

/// The way along an outline's corners, in its own units.
fn length(path: &Path) -> f64 {
    path.data().points().windows(2).map(|pair| f64::from((pair[1] - pair[0]).length())).sum()
}
