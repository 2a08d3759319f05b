//! The camera alone: it looks for printed codes, and shows none of our own.
use std::rc::Rc;

use super::Tell;
use super::camera::Camera;
use super::reader::Reader;

/// Runs until it is dropped.
pub(super) struct Scan(Camera);

impl Scan {
    /// Starts the camera.
    pub(super) fn start(tell: Tell) -> Self {
        let reader = Rc::new(Reader::alone(tell.clone()));
        Self(Camera::start(tell, |_| true, move |seen| reader.take(seen)))
    }

    /// Asks for the camera again.
    pub(super) fn retry_camera(&self) {
        self.0.retry();
    }
}
