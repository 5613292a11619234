use std::path::Path;

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::DynamicImage;

use super::decode::{self, Decoded, Pixels};
use super::{ImagingError, Kind, MAX_SIDE, colour, encode};

/// Widths of derivatives in pixels. A master narrower than the largest gives its own width as the last one.
pub const WIDTHS: [u32; 4] = [320, 960, 1920, 3840];

/// Names what this module makes of a master in pixels. Change it with anything that changes a pixel, a width or a byte.
pub const RECIPE: &str = "picture1";

/// Names what this module makes of a drawing. It changes with [`RECIPE`], and with anything that changes how drawings are
/// drawn.
pub const DRAWING_RECIPE: &str = "drawing1";

/// All that a master gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// Upright width of the master in pixels; of a drawing, that it was drawn at.
    pub width: u32,
    /// Upright height of the master in pixels; of a drawing, that it was drawn at.
    pub height: u32,
    /// By what it was made: [`RECIPE`] or [`DRAWING_RECIPE`].
    pub recipe: &'static str,
    /// From small to large, at least one.
    pub sizes: Vec<Derivative>,
}

/// A smaller picture made from a master.
#[derive(Clone, Debug, PartialEq)]
pub struct Derivative {
    /// Width in pixels.
    pub width: u32,
    /// What it is stored as.
    pub kind: Kind,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Makes every derivative of a master. The same file gives the same bytes on every machine of one kind.
///
/// # Errors
/// When the master can't be read, is no picture that is known, is beyond the limits, or is damaged.
pub fn derive(master: &Path) -> Result<Derived, ImagingError> {
    decode::guarded(|| derive_from(decode::decode(master)?))
}

fn derive_from(decoded: Decoded) -> Result<Derived, ImagingError> {
    let (stored_width, stored_height) = decoded.pixels.dimensions();
    let (width, height) = decode::upright(stored_width, stored_height, decoded.orientation);
    let recipe = decoded.recipe;
    let mut widths = widths(width, height).into_iter().rev();
    let largest = widths.next().unwrap_or(width);
    let mut resizer = Resizer::new();
    let mut image = show(&mut resizer, decoded, largest, scaled_height(width, height, largest))?;
    let mut sizes = vec![derivative(&image)?];
    for width in widths {
        // Each from the one above: the master, which may be huge, is no longer in memory.
        let height = scaled_height(image.width(), image.height(), width);
        image = resize(&mut resizer, image, width, height, true)?;
        sizes.push(derivative(&image)?);
    }
    sizes.reverse();
    Ok(Derived { width, height, recipe, sizes })
}

/// The widths that a master of this upright size gives, from small to large; none above its own.
fn widths(width: u32, height: u32) -> Vec<u32> {
    // A very tall strip is kept to a height that a file can have.
    let tallest = u64::from(width) * u64::from(MAX_SIDE) / u64::from(height.max(1));
    let own = width.min(WIDTHS[3]).min(u32::try_from(tallest).unwrap_or(u32::MAX)).max(1);
    // A step that the master's own width is within a tenth of would be the same picture twice.
    WIDTHS.into_iter().filter(|step| step * 10 <= own * 9).chain([own]).collect()
}

/// The height that goes with a width, rounded, at least one pixel.
fn scaled_height(width: u32, height: u32, wanted: u32) -> u32 {
    let scaled = (u64::from(height) * u64::from(wanted) + u64::from(width) / 2) / u64::from(width);
    u32::try_from(scaled).unwrap_or(u32::MAX).clamp(1, MAX_SIDE)
}

fn derivative(image: &DynamicImage) -> Result<Derivative, ImagingError> {
    let (kind, bytes) = encode::encode(image)?;
    Ok(Derivative { width: image.width(), kind, bytes })
}

/// A master at a given upright size: resized as stored, which is cheaper than turning it first; then in sRGB, upright,
/// and opaque where nothing shows through.
fn show(resizer: &mut Resizer, decoded: Decoded, width: u32, height: u32) -> Result<DynamicImage, ImagingError> {
    let Decoded { pixels, orientation, profile, recipe: _ } = decoded;
    let (stored_width, stored_height) = decode::upright(width, height, orientation);
    let mut image = match pixels {
        Pixels::Plain(image) => {
            let image = resize(resizer, eight_bits(image), stored_width, stored_height, true)?;
            colour::to_srgb(image, profile.as_deref())
        }
        Pixels::Ink(ink) => {
            let ink = resize(resizer, ink.into(), stored_width, stored_height, false)?.into_rgba8();
            let converted = profile.and_then(|profile| colour::ink_to_srgb(&ink, &profile));
            converted.unwrap_or_else(|| colour::mix(&ink)).into()
        }
    };
    image.apply_orientation(orientation);
    Ok(match image {
        DynamicImage::ImageLumaA8(grey) if grey.pixels().all(|pixel| pixel[1] == 255) => {
            DynamicImage::from(grey).into_luma8().into()
        }
        DynamicImage::ImageRgba8(rgba) if rgba.pixels().all(|pixel| pixel[3] == 255) => {
            DynamicImage::from(rgba).into_rgb8().into()
        }
        DynamicImage::ImageLumaA8(grey) => DynamicImage::from(grey).into_rgba8().into(),
        image => image,
    })
}

fn eight_bits(image: DynamicImage) -> DynamicImage {
    match image {
        image @ (DynamicImage::ImageLuma8(_)
        | DynamicImage::ImageLumaA8(_)
        | DynamicImage::ImageRgb8(_)
        | DynamicImage::ImageRgba8(_)) => image,
        DynamicImage::ImageLuma16(_) => image.into_luma8().into(),
        DynamicImage::ImageLumaA16(_) => image.into_luma_alpha8().into(),
        image if image.color().has_alpha() => image.into_rgba8().into(),
        image => image.into_rgb8().into(),
    }
}

/// Resizes with Lanczos's filter of three lobes. Where `transparent`, a fourth or second channel is how opaque a
/// pixel is, and the colour of what is not seen does not bleed into what is.
fn resize(
    resizer: &mut Resizer,
    image: DynamicImage,
    width: u32,
    height: u32,
    transparent: bool,
) -> Result<DynamicImage, ImagingError> {
    if (image.width(), image.height()) == (width, height) {
        return Ok(image);
    }
    let mut scaled = DynamicImage::new(width, height, image.color());
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).use_alpha(transparent);
    resizer
        .resize(&image, &mut scaled, &options)
        .map_err(|error| ImagingError::Damaged { reason: error.to_string() })?;
    Ok(scaled)
}
