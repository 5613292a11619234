//! What the glass shows where the kiosk can't be started: drawn on the console's framebuffer, which is there where no
//! compositor, no graphics and no home are.

use std::fs;
use std::io::{self, Error, ErrorKind};
use std::path::Path;

use image::imageops::FilterType;
use image::{Rgb, RgbImage};

/// For wide screens and for tall ones.
const WIDE: &[u8] = include_bytes!("../../assets/notice/wide.jpg");
const TALL: &[u8] = include_bytes!("../../assets/notice/tall.jpg");
/// What is around it: the colour of the hall.
const NIGHT: Rgb<u8> = Rgb([11, 16, 23]);
/// No screen has a longer side, in pixels.
const LONGEST: u32 = 16_384;

/// How a framebuffer is laid out, as the kernel tells in `/sys/class/graphics/fb0`.
#[derive(Clone, Copy, Debug)]
struct Layout {
    width: u32,
    height: u32,
    /// Bits of a pixel: 32 as blue, green, red and nothing, or 16 as 5, 6 and 5.
    bits: u32,
    /// Bytes of a row.
    stride: usize,
}

/// Draws the notice on every screen that `graphics` describes and `devices` holds. On how many.
///
/// # Errors
///
/// Those of the first screen that could not be drawn on.
pub fn draw(graphics: &Path, devices: &Path) -> io::Result<usize> {
    let mut screens = 0;
    for screen in fs::read_dir(graphics)?.flatten() {
        let name = screen.file_name();
        if name.to_str().and_then(|name| name.strip_prefix("fb")).is_some_and(|number| number.parse::<u32>().is_ok()) {
            let layout = Layout::of(&screen.path())?;
            fs::write(devices.join(name), layout.pixels(&picture(layout)?))?;
            screens += 1;
        }
    }
    Ok(screens)
}

impl Layout {
    fn of(folder: &Path) -> io::Result<Self> {
        let told = |name: &str| fs::read_to_string(folder.join(name));
        let number = |text: &str| text.trim().parse::<u32>().map_err(|_| odd(folder));
        let size = told("virtual_size")?;
        let (width, height) = size.split_once(',').ok_or_else(|| odd(folder))?;
        let layout = Self {
            width: number(width)?,
            height: number(height)?,
            bits: number(&told("bits_per_pixel")?)?,
            stride: number(&told("stride")?)? as usize,
        };
        let sides = [layout.width, layout.height].iter().all(|side| (1..=LONGEST).contains(side));
        let row = (layout.width * layout.bits / 8) as usize;
        let fits = matches!(layout.bits, 16 | 32) && (row..=row + LONGEST as usize).contains(&layout.stride);
        if sides && fits { Ok(layout) } else { Err(odd(folder)) }
    }

    /// The bytes of a picture of this size.
    fn pixels(self, picture: &RgbImage) -> Vec<u8> {
        let mut bytes = vec![0; self.stride * self.height as usize];
        for (row, pixels) in bytes.chunks_mut(self.stride).zip(picture.rows()) {
            let places = row.chunks_exact_mut(self.bits as usize / 8);
            for (place, Rgb([red, green, blue])) in places.zip(pixels) {
                if self.bits == 32 {
                    place.copy_from_slice(&[*blue, *green, *red, 0]);
                } else {
                    let packed = u16::from(red >> 3) << 11 | u16::from(green >> 2) << 5 | u16::from(blue >> 3);
                    place.copy_from_slice(&packed.to_le_bytes());
                }
            }
        }
        bytes
    }
}

/// The notice in the middle of a screen, as large as it gets.
fn picture(Layout { width, height, .. }: Layout) -> io::Result<RgbImage> {
    let sheet = if width >= height { WIDE } else { TALL };
    let sheet = image::load_from_memory(sheet).map_err(Error::other)?;
    let sheet = sheet.resize(width, height, FilterType::Triangle).into_rgb8();
    let mut picture = RgbImage::from_pixel(width, height, NIGHT);
    let middle = |whole: u32, part: u32| i64::from(whole.saturating_sub(part) / 2);
    let (left, top) = (middle(width, sheet.width()), middle(height, sheet.height()));
    image::imageops::replace(&mut picture, &sheet, left, top);
    Ok(picture)
}

fn odd(folder: &Path) -> Error {
    Error::new(ErrorKind::InvalidData, format!("{} describes no screen known here", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is drawn on a screen of this size, and the bytes of a row.
    fn drawn(size: &str, bits: u32, stride: usize) -> io::Result<Vec<u8>> {
        let folder = tempfile::tempdir()?;
        let screen = folder.path().join("graphics/fb0");
        fs::create_dir_all(&screen)?;
        fs::create_dir_all(folder.path().join("graphics/fbcon"))?;
        for (name, told) in
            [("virtual_size", size), ("bits_per_pixel", &bits.to_string()), ("stride", &stride.to_string())]
        {
            fs::write(screen.join(name), format!("{told}\n"))?;
        }
        assert_eq!(draw(&folder.path().join("graphics"), folder.path())?, 1);
        fs::read(folder.path().join("fb0"))
    }

    #[test]
    fn a_wide_screen_shows_the_notice_between_bars_of_night() {
        let (width, height, stride) = (1600, 1200, 1600 * 4 + 64);
        let bytes = drawn("1600,1200", 32, stride).expect("drawn");
        assert_eq!(bytes.len(), stride * height);
        let row = |y: usize| &bytes[y * stride..y * stride + width * 4];
        assert!(row(10).chunks(4).all(|pixel| pixel == [23, 16, 11, 0]), "a bar");
        // White-hot words on the left, night between them.
        let light =
            |y: usize| row(y)[..width * 2].chunks(4).filter(|pixel| pixel[..3].iter().all(|part| *part > 180)).count();
        let words: usize = (200..1000).map(light).sum();
        assert!((5_000..200_000).contains(&words), "{words} light pixels");
        assert!(
            bytes.chunks(stride).all(|row| row[width * 4..].iter().all(|byte| *byte == 0)),
            "nothing beside the rows"
        );
    }

    #[test]
    fn a_tall_screen_and_one_of_sixteen_bits_are_drawn_on_too() {
        let tall = drawn("1080,1920", 32, 1080 * 4).expect("drawn");
        let wide = drawn("1080,607", 32, 1080 * 4).expect("drawn");
        assert_ne!(tall[..wide.len()], wide[..]);
        let small = drawn("640,480", 16, 640 * 2).expect("drawn");
        assert_eq!(small.len(), 640 * 480 * 2);
        assert_eq!(small[..2], [0b1000_0010, 0b0000_1000], "night: 1 of 31, 4 of 63, 2 of 31");
    }

    #[test]
    fn what_describes_no_screen_is_refused() {
        for (size, bits, stride) in
            [("0,0", 32, 0), ("64,64", 24, 192), ("99999,10", 32, 399_996), ("64,64", 32, 64), ("x", 32, 4)]
        {
            assert!(drawn(size, bits, stride).is_err(), "{size} {bits} {stride}");
        }
    }
}
