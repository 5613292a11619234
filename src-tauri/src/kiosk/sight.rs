//! What the visitor's page gave to the glass last: whether it is a picture, or one colour.

use tauri::{Manager, Runtime, WebviewWindow};

use super::{Kiosk, windows};

/// Of every so many pixels of a row, and of every so many rows, one is looked at.
const STRIDE: usize = 8;
/// A page of which more than this has one colour shows nothing: the smallest screen there is has a control of 20 mm.
const ONE_COLOUR: f64 = 0.999;

/// Looks at the visitor's window, and tells the kiosk. To be called on the thread that windows live on.
///
/// # Errors
///
/// When the web view can't be reached.
pub fn look_at_visitor<R: Runtime, M: Manager<R>>(app: &M, kiosk: &Kiosk) -> tauri::Result<()> {
    match windows::visitor(app, kiosk) {
        Some(window) => look_at(&window),
        None => Ok(()),
    }
}

#[cfg(target_os = "linux")]
fn look_at<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use gtk::prelude::WidgetExt;
    use webkit2gtk::WebViewExt;

    let app = window.app_handle().clone();
    window.with_webview(move |view| {
        let view = view.inner();
        // Not the web engine's snapshot: that would be painted anew, and show what the glass may not.
        let Some(given) = given(&view) else { return };
        if app.state::<Kiosk>().looked(given) {
            // On doubt the page paints all of itself once more.
            view.queue_draw();
            view.evaluate_javascript(
                "document.documentElement.style.willChange = 'transform'; \
                 requestAnimationFrame(() => requestAnimationFrame(() => \
                 document.documentElement.style.removeProperty('will-change')))",
                None,
                None,
                gtk::gio::Cancellable::NONE,
                |_| (),
            );
        }
    })
}

/// `WebView2` is not looked at.
#[cfg(not(target_os = "linux"))]
fn look_at<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// Whether what a widget draws has one colour; nothing where it can't be drawn.
#[cfg(target_os = "linux")]
fn given(widget: &impl gtk::prelude::IsA<gtk::Widget>) -> Option<Given> {
    use gtk::cairo::{Context, Format, ImageSurface};
    use gtk::prelude::WidgetExt;

    let mut surface = ImageSurface::create(Format::ARgb32, widget.allocated_width(), widget.allocated_height()).ok()?;
    widget.draw(&Context::new(&surface).ok()?);
    let (width, stride) = (surface.width() as usize * 4, surface.stride() as usize);
    let data = surface.data().ok()?;
    Some(Given::of(data.chunks(stride).map(|row| &row[..width])))
}

/// What a page gave to the glass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// More than one colour.
    Picture,
    /// One colour and next to nothing else.
    OneColour,
}

impl Given {
    /// Of rows of pixels with four bytes each.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "looked at under WebKitGTK only"))]
    fn of<'a>(rows: impl Iterator<Item = &'a [u8]>) -> Self {
        let pixels: Vec<&[u8]> = rows.step_by(STRIDE).flat_map(|row| row.chunks_exact(4).step_by(STRIDE)).collect();
        // The commonest colour of nearly all is also that of the pixel in the middle, or of its neighbour.
        let most = pixels.iter().skip(pixels.len() / 2).take(2);
        let most = most.map(|colour| pixels.iter().filter(|pixel| *pixel == colour).count()).max().unwrap_or(0);
        if most as f64 > pixels.len() as f64 * ONE_COLOUR { Self::OneColour } else { Self::Picture }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of 800 by 600 pixels with a square of another colour somewhere.
    fn page(left: usize, top: usize, side: usize) -> Given {
        let rows: Vec<Vec<u8>> = (0..600)
            .map(|y| {
                let inside = |x: usize| (left..left + side).contains(&x) && (top..top + side).contains(&y);
                (0..800).flat_map(|x| if inside(x) { [0, 60, 200, 255] } else { [255; 4] }).collect()
            })
            .collect();
        Given::of(rows.iter().map(Vec::as_slice))
    }

    #[test]
    fn a_page_of_one_colour_is_no_picture() {
        assert_eq!(page(0, 0, 0), Given::OneColour);
        assert_eq!(page(0, 0, 800), Given::OneColour);
        assert_eq!(page(392, 296, 8), Given::OneColour, "a spot in the middle");
    }

    #[test]
    fn one_control_makes_a_picture() {
        for (left, top) in [(0, 0), (740, 540), (380, 280)] {
            assert_eq!(page(left, top, 60), Given::Picture);
        }
    }
}
