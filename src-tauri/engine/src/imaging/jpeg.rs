use image::RgbaImage;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::ImagingError;

/// The four inks of a CMYK or YCCK file, 255 being full ink; nothing where the file has other channels.
pub(super) fn decode_ink(bytes: &[u8]) -> Result<Option<RgbaImage>, ImagingError> {
    let damaged = |error: zune_jpeg::errors::DecodeErrors| ImagingError::Damaged { reason: error.to_string() };
    let options = DecoderOptions::default().set_strict_mode(false).set_max_width(usize::MAX).set_max_height(usize::MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let Some(stored @ (ColorSpace::CMYK | ColorSpace::YCCK)) = decoder.input_colorspace() else {
        return Ok(None);
    };
    decoder.set_options(options.jpeg_set_out_colorspace(stored));
    let mut inks = decoder.decode().map_err(damaged)?;
    // Every program that writes such files writes them as Adobe's do: inverted.
    for ink in inks.chunks_exact_mut(4) {
        if stored == ColorSpace::YCCK {
            let [red, green, blue] = to_rgb(ink[0], ink[1], ink[2]);
            ink[..3].copy_from_slice(&[red, green, blue]);
        } else {
            ink[..3].iter_mut().for_each(|ink| *ink = 255 - *ink);
        }
        ink[3] = 255 - ink[3];
    }
    let (width, height) = decoder.dimensions().unwrap_or_default();
    Ok(RgbaImage::from_raw(width as u32, height as u32, inks))
}

/// JFIF's conversion: full range, ITU-R BT.601.
fn to_rgb(luma: u8, blue: u8, red: u8) -> [u8; 3] {
    let (luma, blue, red) = (f32::from(luma), f32::from(blue) - 128.0, f32::from(red) - 128.0);
    [luma + 1.402 * red, luma - 0.344_136 * blue - 0.714_136 * red, luma + 1.772 * blue]
        .map(|channel| channel.round().clamp(0.0, 255.0) as u8)
}
