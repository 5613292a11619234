//! True millimetres: what one pixel of this screen measures.

use engine::home::Settings;

use crate::bridge::wire::Screen;

/// Pixels an inch that a monitor may claim; outside, it lies (projectors report 0 mm, some panels 160 × 90 mm).
const BELIEVABLE_PPI: std::ops::RangeInclusive<f64> = 20.0..=350.0;
/// Share by which the width and the height of a pixel may differ, for sizes are told in whole centimetres sometimes;
/// beyond it the sizes are of another picture than the one that is shown.
const SQUARE_WITHIN: f64 = 0.1;
const MM_PER_INCH: f64 = 25.4;
/// The longer side of a 21.5-inch panel, the smallest that exhibitions use: an uncalibrated guess then errs towards
/// controls that are too large.
const ASSUMED_LONG_SIDE_MM: f64 = 476.0;

/// What the monitor says of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reported {
    /// Width and height in mm; zero where it says nothing.
    pub mm: (f64, f64),
    /// Width and height in physical pixels.
    pub pixels: (f64, f64),
}

/// What the page is told, and a remark for the log where the monitor was not believed. `scale` is physical pixels a
/// CSS pixel.
pub fn measure(settings: &Settings, reported: Option<Reported>, scale: f64) -> (Screen, Option<String>) {
    let (physical, calibrated, remark) = match (settings.mm_per_px, reported) {
        (Some(calibrated), _) => (calibrated, true, None),
        (None, Some(reported)) => match believed(reported) {
            Ok(mm) => (mm, false, None),
            Err(remark) => (assumed(reported), false, Some(remark)),
        },
        (None, None) => (ASSUMED_LONG_SIDE_MM / 1920.0, false, None),
    };
    let screen = Screen {
        mm_per_px: physical * scale,
        lower_edge_mm: settings.lower_edge_mm,
        viewing_distance_mm: settings.viewing_distance_mm,
        calibrated,
    };
    (screen, remark)
}

/// Why a calibration is not kept.
#[derive(Debug, thiserror::Error)]
pub enum CalibrateError {
    /// No panel is like that.
    #[error("{ppi:.0} pixels an inch can't be: hold the card to the outline once more")]
    OutOfRange {
        /// Pixels an inch that were measured.
        ppi: f64,
    },
    /// The settings can't be changed.
    #[error(transparent)]
    Change(#[from] engine::home::ChangeError),
}

/// `mm_per_px` if a panel can measure that.
pub(super) fn calibrated(mm_per_px: f64) -> Result<f64, CalibrateError> {
    let ppi = MM_PER_INCH / mm_per_px;
    if BELIEVABLE_PPI.contains(&ppi) { Ok(mm_per_px) } else { Err(CalibrateError::OutOfRange { ppi }) }
}

fn believed(reported: Reported) -> Result<f64, String> {
    let (width, height) = reported.pixels;
    let mm = match reported.mm {
        // X turns the pixels of a monitor that stands on its side, and not its millimetres.
        (across, down) if (across < down) != (width < height) => (down, across),
        mm => mm,
    };
    let (across, down) = (mm.0 / width, mm.1 / height);
    let square = (across - down).abs() <= SQUARE_WITHIN * across.max(down);
    if square && BELIEVABLE_PPI.contains(&(MM_PER_INCH / across)) {
        Ok(across)
    } else {
        Err(format!(
            "the monitor reports {} × {} mm for {width} × {height} pixels, which can't be; calibrate the screen",
            reported.mm.0, reported.mm.1
        ))
    }
}

fn assumed(reported: Reported) -> f64 {
    ASSUMED_LONG_SIDE_MM / reported.pixels.0.max(reported.pixels.1).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full_hd(width: f64, height: f64) -> Reported {
        Reported { mm: (width, height), pixels: (1920.0, 1080.0) }
    }

    #[test]
    fn a_calibration_wins_over_the_monitor() {
        let settings = Settings { mm_per_px: Some(0.3), ..Settings::default() };
        let (screen, remark) = measure(&settings, Some(full_hd(476.0, 268.0)), 2.0);
        assert!((screen.mm_per_px - 0.6).abs() < 1e-9, "two physical pixels a CSS pixel");
        assert!(screen.calibrated);
        assert_eq!(remark, None);
    }

    #[test]
    fn a_believable_monitor_is_believed_until_somebody_calibrates() {
        let (screen, remark) = measure(&Settings::default(), Some(full_hd(698.0, 393.0)), 1.0);
        assert!((screen.mm_per_px - 698.0 / 1920.0).abs() < 1e-9);
        assert!(!screen.calibrated);
        assert_eq!(remark, None);
    }

    #[test]
    fn a_monitor_that_was_turned_measures_what_it_did_lying() {
        for mm in [(527.0, 296.0), (296.0, 527.0)] {
            let standing = Reported { mm, pixels: (1080.0, 1920.0) };
            let (screen, remark) = measure(&Settings::default(), Some(standing), 1.0);
            assert!((screen.mm_per_px - 296.0 / 1080.0).abs() < 1e-9, "{mm:?}: {}", screen.mm_per_px);
            assert_eq!(remark, None);
        }
    }

    #[test]
    fn a_monitor_that_lies_is_ignored_and_reported() {
        for (width, height) in [(0.0, 0.0), (16.0, 9.0), (160.0 * 16.0, 90.0 * 16.0), (527.0, 0.0), (400.0, 300.0)] {
            let (screen, remark) = measure(&Settings::default(), Some(full_hd(width, height)), 1.0);
            assert!((screen.mm_per_px - 476.0 / 1920.0).abs() < 1e-9, "{width} × {height} mm is not believed");
            assert!(remark.is_some(), "{width} × {height} mm is reported");
        }
    }
}
