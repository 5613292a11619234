//! What the visitor's page gives to the glass: whether it still gives anything, and whether that is a picture or one
//! colour.

#[cfg(target_os = "linux")]
use std::cell::Cell;
#[cfg(target_os = "linux")]
use std::rc::Rc;

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
        // Before its first frame a window may have no size yet.
        Some(window) if kiosk.is_seen() => look_at(&window),
        _ => Ok(()),
    }
}

/// Under which name a web view knows what it drew.
#[cfg(target_os = "linux")]
const DRAWN: &str = "jubilee-drawn";

/// What a web view drew since it was last looked at. Lives on the thread of the windows.
#[cfg(target_os = "linux")]
#[derive(Debug, Default)]
struct Drawn {
    anything: Cell<bool>,
    /// A look draws too.
    looking: Cell<bool>,
}

/// Has a window remember that it draws.
#[cfg(target_os = "linux")]
pub(super) fn remember_drawing<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use gtk::glib::Propagation;
    use gtk::prelude::{ObjectExt, WidgetExt};

    window.with_webview(|view| {
        let (view, drawn) = (view.inner(), Rc::new(Drawn::default()));
        let told = Rc::clone(&drawn);
        view.connect_draw(move |_, _| {
            if !told.looking.get() {
                told.anything.set(true);
            }
            Propagation::Proceed
        });
        #[allow(unsafe_code, reason = "an object's own data has no safe interface")]
        // SAFETY: nothing else is ever kept under this name.
        unsafe {
            view.set_data(DRAWN, drawn);
        }
    })
}

#[cfg(not(target_os = "linux"))]
pub(super) fn remember_drawing<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
fn look_at<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use gtk::prelude::ObjectExt;
    use webkit2gtk::WebViewExt;

    /// Changes what nobody can see, by which the page has to paint.
    const PAINT: &str = "{ \
        const mark = document.querySelector('i[data-sight]') ?? document.createElement('i'); \
        mark.dataset.sight = mark.dataset.sight === '1' ? '2' : '1'; \
        mark.ariaHidden = 'true'; \
        mark.style.cssText = 'position:fixed;left:0;top:0;width:2px;height:2px;pointer-events:none;z-index:2147483647;' + \
            `background:rgb(11 16 23 / 0.0${mark.dataset.sight})`; \
        document.documentElement.append(mark); }";

    let app = window.app_handle().clone();
    window.with_webview(move |view| {
        let view = view.inner();
        #[allow(unsafe_code, reason = "an object's own data has no safe interface")]
        // SAFETY: what is kept under this name is this, and goes with the view only.
        let Some(drawn) = (unsafe { view.data::<Rc<Drawn>>(DRAWN).map(|kept| Rc::clone(kept.as_ref())) }) else {
            return;
        };
        drawn.looking.set(true);
        // Not the web engine's snapshot: that would be painted anew, and show what the glass may not.
        let given = given(&view);
        drawn.looking.set(false);
        let Some(given) = given else { return };
        if app.state::<Kiosk>().looked(given, drawn.anything.take()) {
            view.evaluate_javascript(PAINT, None, None, gtk::gio::Cancellable::NONE, |_| ());
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
