use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use serde::{Deserialize, Serialize};

use super::ImagingError;

/// Quality of JPEG derivatives on libjpeg's scale, with colour at full resolution. 85 is where artefacts stop being
/// seen at the distance a kiosk is read from; colour is not halved because red lettering in scans is torn by that,
/// and the files only travel from disk to window.
pub const JPEG_QUALITY: u8 = 85;

/// What a derivative is stored as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An opaque picture.
    Jpeg,
    /// A picture through which something shows.
    Png,
}

impl Kind {
    /// Its usual extension, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// Encodes pixels and nothing else: no metadata, and no profile, which means sRGB.
pub(super) fn encode(image: &DynamicImage) -> Result<(Kind, Vec<u8>), ImagingError> {
    let mut bytes = Vec::new();
    let failed = |reason: String| ImagingError::Damaged { reason };
    if let DynamicImage::ImageRgba8(rgba) = image {
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive)
            .write_image(rgba, rgba.width(), rgba.height(), ExtendedColorType::Rgba8)
            .map_err(|error| failed(error.to_string()))?;
        return Ok((Kind::Png, bytes));
    }
    let (color, pixels) = match image {
        DynamicImage::ImageLuma8(grey) => (ColorType::Luma, grey.as_raw()),
        DynamicImage::ImageRgb8(rgb) => (ColorType::Rgb, rgb.as_raw()),
        _ => return Err(failed("its pixels are of an unforeseen kind".into())),
    };
    let side = |side: u32| {
        u16::try_from(side).map_err(|_| ImagingError::TooLarge { width: image.width(), height: image.height() })
    };
    let mut encoder = Encoder::new(&mut bytes, JPEG_QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    encoder
        .encode(pixels, side(image.width())?, side(image.height())?, color)
        .map_err(|error| failed(error.to_string()))?;
    Ok((Kind::Jpeg, bytes))
}
