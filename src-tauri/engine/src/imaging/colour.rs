use image::{DynamicImage, GrayAlphaImage, GrayImage, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Whether a profile describes four inks.
pub(super) fn is_ink(profile: &[u8]) -> bool {
    ColorProfile::new_from_slice(profile).is_ok_and(|profile| profile.color_space == DataColorSpace::Cmyk)
}

/// Converts 8-bit pixels to sRGB. A profile that is damaged or describes other channels than there are is left
/// aside, as browsers do: the picture is better a little off than absent.
pub(super) fn to_srgb(image: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let Some(profile) = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok()) else {
        return image;
    };
    let converted = match (&image, profile.color_space) {
        (DynamicImage::ImageRgb8(rgb), DataColorSpace::Rgb) => convert(&profile, Layout::Rgb, rgb, Layout::Rgb, 3)
            .and_then(|pixels| RgbImage::from_raw(rgb.width(), rgb.height(), pixels))
            .map(DynamicImage::from),
        (DynamicImage::ImageRgba8(rgba), DataColorSpace::Rgb) => convert(&profile, Layout::Rgba, rgba, Layout::Rgba, 4)
            .and_then(|pixels| RgbaImage::from_raw(rgba.width(), rgba.height(), pixels))
            .map(DynamicImage::from),
        (DynamicImage::ImageLuma8(grey), DataColorSpace::Gray) => grey_to_srgb(&profile, grey),
        (DynamicImage::ImageLumaA8(grey), DataColorSpace::Gray) => grey_alpha_to_srgb(&profile, grey),
        _ => None,
    };
    converted.unwrap_or(image)
}

/// Converts inks to sRGB by their profile; nothing where the profile can't.
pub(super) fn ink_to_srgb(ink: &RgbaImage, profile: &[u8]) -> Option<RgbImage> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    // The library lays four inks out as it does RGBA.
    let pixels = convert(&profile, Layout::Rgba, ink, Layout::Rgb, 3)?;
    RgbImage::from_raw(ink.width(), ink.height(), pixels)
}

/// Mixes inks without a profile.
pub(super) fn mix(ink: &RgbaImage) -> RgbImage {
    let mut rgb = RgbImage::new(ink.width(), ink.height());
    for (to, from) in rgb.pixels_mut().zip(ink.pixels()) {
        let light = u32::from(255 - from[3]);
        to.0 = std::array::from_fn(|channel| (u32::from(255 - from[channel]) * light / 255) as u8);
    }
    rgb
}

fn grey_to_srgb(profile: &ColorProfile, grey: &GrayImage) -> Option<DynamicImage> {
    let pixels = convert(profile, Layout::Gray, grey, Layout::Rgb, 3)?;
    RgbImage::from_raw(grey.width(), grey.height(), pixels).map(DynamicImage::from)
}

fn grey_alpha_to_srgb(profile: &ColorProfile, grey: &GrayAlphaImage) -> Option<DynamicImage> {
    let pixels = convert(profile, Layout::GrayAlpha, grey, Layout::Rgba, 4)?;
    RgbaImage::from_raw(grey.width(), grey.height(), pixels).map(DynamicImage::from)
}

fn convert(profile: &ColorProfile, from: Layout, pixels: &[u8], to: Layout, channels: usize) -> Option<Vec<u8>> {
    let stored = match from {
        Layout::Gray => 1,
        Layout::GrayAlpha => 2,
        Layout::Rgb => 3,
        _ => 4,
    };
    let transform =
        profile.create_transform_8bit(from, &ColorProfile::new_srgb(), to, TransformOptions::default()).ok()?;
    let mut converted = vec![0; pixels.len() / stored * channels];
    transform.transform(pixels, &mut converted).ok()?;
    Some(converted)
}
