//! What was on the glass.

use std::path::Path;

use crate::display::DisplayError;

/// A place on the screen, in pixels from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

/// A part of the screen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Rect {
    /// Its middle.
    pub fn centre(self) -> Point {
        Point { x: (self.x + self.width / 2).cast_signed(), y: (self.y + self.height / 2).cast_signed() }
    }

    /// Whether the two share a pixel.
    pub fn meets(self, other: Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// The part of it that lies on a screen of this size.
    pub(crate) fn within(self, width: u32, height: u32) -> Self {
        let (x, y) = (self.x.min(width), self.y.min(height));
        Self { x, y, width: self.width.min(width - x), height: self.height.min(height - y) }
    }
}

/// Pixels as they were shown, three bytes each: red, green, blue.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Rows from above, without padding.
    pub pixels: Vec<u8>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}x{})", self.width, self.height)
    }
}

impl Picture {
    /// From the X server's four bytes a pixel.
    pub(crate) fn from_bgrx(width: u32, height: u32, data: &[u8]) -> Self {
        let pixels = data.as_chunks::<4>().0.iter().flat_map(|&[blue, green, red, _]| [red, green, blue]).collect();
        Self { width, height, pixels }
    }

    /// Red, green and blue of one pixel, or black outside.
    pub fn at(&self, x: u32, y: u32) -> [u8; 3] {
        let index = (y as usize * self.width as usize + x as usize) * 3;
        match self.pixels.get(index..index + 3) {
            Some(&[red, green, blue]) if x < self.width => [red, green, blue],
            _ => [0, 0, 0],
        }
    }

    /// Share of the pixels, 0 to 1, that are equal in both pictures; 0 where their sizes differ.
    pub fn likeness(&self, other: &Self) -> f64 {
        if (self.width, self.height) != (other.width, other.height) {
            return 0.0;
        }
        let (mine, others) = (self.pixels.as_chunks::<3>().0, other.pixels.as_chunks::<3>().0);
        let equal = mine.iter().zip(others).filter(|(a, b)| a == b).count();
        equal as f64 / mine.len().max(1) as f64
    }

    /// Share of the pixels, 0 to 1, that are nearly equal in both pictures, as the same page is that two systems drew; 0
    /// where their sizes differ.
    pub fn resemblance(&self, other: &Self) -> f64 {
        /// In each of the three colours.
        const NEARLY: u8 = 24;
        if (self.width, self.height) != (other.width, other.height) {
            return 0.0;
        }
        let (mine, others) = (self.pixels.as_chunks::<3>().0, other.pixels.as_chunks::<3>().0);
        let near = |(a, b): &(&[u8; 3], &[u8; 3])| a.iter().zip(*b).all(|(a, b)| a.abs_diff(*b) <= NEARLY);
        mine.iter().zip(others).filter(near).count() as f64 / mine.len().max(1) as f64
    }

    /// Share of the pixels, 0 to 1, that the most frequent colour has: 1 for an empty screen.
    pub fn emptiness(&self) -> f64 {
        let mut counts = std::collections::HashMap::new();
        let pixels = self.pixels.as_chunks::<3>().0;
        for pixel in pixels {
            *counts.entry(pixel).or_insert(0_usize) += 1;
        }
        counts.values().max().copied().unwrap_or(0) as f64 / pixels.len().max(1) as f64
    }

    /// Share of the pixels, 0 to 1, that have this colour.
    pub fn share_of(&self, colour: [u8; 3]) -> f64 {
        let pixels = self.pixels.as_chunks::<3>().0;
        pixels.iter().filter(|&&pixel| pixel == colour).count() as f64 / pixels.len().max(1) as f64
    }

    /// Reads a PNG without transparency; nothing where there is no such picture.
    pub fn read(path: &Path) -> Option<Self> {
        let mut reader =
            png::Decoder::new(std::io::BufReader::new(std::fs::File::open(path).ok()?)).read_info().ok()?;
        let mut pixels = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut pixels).ok()?;
        pixels.truncate(info.buffer_size());
        let plain = info.color_type == png::ColorType::Rgb && info.bit_depth == png::BitDepth::Eight;
        plain.then_some(Self { width: info.width, height: info.height, pixels })
    }

    /// Writes it as a PNG, over whatever is there.
    pub fn save(&self, path: &Path) -> Result<(), DisplayError> {
        let failed = |source| DisplayError::Write { path: path.display().to_string(), source };
        let file = std::fs::File::create(path).map_err(failed)?;
        let mut encoder = png::Encoder::new(std::io::BufWriter::new(file), self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&self.pixels))
            .map_err(|error| failed(error.into()))
    }
}
