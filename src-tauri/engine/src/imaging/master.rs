use std::path::Path;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::decode::{self, Decoded, Pixels};
use super::{ImagingError, Kind};

/// Quality of a JPEG that stands for a master, on libjpeg's scale: what is lost is not seen, also after editing.
pub const MASTER_QUALITY: u8 = 95;

/// Writes a converter's picture anew as a master: its pixels as they are stored, which it turned upright, and its
/// profile, without what else it took over. Opaque pixels of 8 bits become JPEG, others PNG.
///
/// # Errors
/// When it can't be read, is beyond the limits, or is damaged.
pub fn remaster(path: &Path) -> Result<(Kind, Vec<u8>), ImagingError> {
    decode::guarded(|| {
        let Decoded { pixels: Pixels::Plain(image), profile, .. } = decode::decode(path)? else {
            return Err(ImagingError::Damaged { reason: "a converter gave inks".into() });
        };
        match &image {
            DynamicImage::ImageLuma8(grey) => jpeg(grey, ColorType::Luma, &image, profile.as_deref()),
            DynamicImage::ImageRgb8(rgb) => jpeg(rgb, ColorType::Rgb, &image, profile.as_deref()),
            DynamicImage::ImageRgba8(rgba) if rgba.pixels().all(|pixel| pixel[3] == 255) => {
                jpeg(&image.to_rgb8(), ColorType::Rgb, &image, profile.as_deref())
            }
            _ => png(&image, profile),
        }
    })
}

fn failed(reason: &dyn std::fmt::Display) -> ImagingError {
    ImagingError::Damaged { reason: reason.to_string() }
}

fn jpeg(
    pixels: &[u8],
    colour: ColorType,
    image: &DynamicImage,
    profile: Option<&[u8]>,
) -> Result<(Kind, Vec<u8>), ImagingError> {
    let side = |side: u32| {
        u16::try_from(side).map_err(|_| ImagingError::TooLarge { width: image.width(), height: image.height() })
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, MASTER_QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).map_err(|error| failed(&error))?;
    }
    encoder.encode(pixels, side(image.width())?, side(image.height())?, colour).map_err(|error| failed(&error))?;
    Ok((Kind::Jpeg, bytes))
}

fn png(image: &DynamicImage, profile: Option<Vec<u8>>) -> Result<(Kind, Vec<u8>), ImagingError> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).map_err(|error| failed(&error))?;
    }
    image.write_with_encoder(encoder).map_err(|error| failed(&error))?;
    Ok((Kind::Png, bytes))
}
