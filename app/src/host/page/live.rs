//! Whether a video shows a picture that it did not show before: a camera that stalls leaves its last one standing, and a code
//! on that is not there any more.

/// A camera that gave no picture for so long has stalled: it is asked for anew.
const STALLED_MS: f64 = 5_000.0;

/// What is known of the picture that stands in a video.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Standing {
    /// Whether the browser has just told of a new one.
    pub(super) told: bool,
    /// Pictures so far, where the browser counts them.
    pub(super) count: Option<f64>,
    /// The video's own time, which may go on without a picture where they are not counted.
    pub(super) time: f64,
}

/// Follows one stream.
#[derive(Default)]
pub(super) struct Live {
    last: Option<Standing>,
    new_at_ms: Option<f64>,
    is_unread: bool,
}

impl Live {
    /// Looks at what stands there now.
    pub(super) fn note(&mut self, standing: Standing, now_ms: f64) {
        if standing.told || self.last.is_none_or(|last| last.differs(standing)) {
            (self.new_at_ms, self.is_unread) = (Some(now_ms), true);
        }
        self.last = Some(standing);
    }

    /// Whether it was not read yet; it is now.
    pub(super) fn take(&mut self) -> bool {
        std::mem::take(&mut self.is_unread)
    }

    /// Whether there was none for too long; while nobody looks at the page, browsers hold the video.
    pub(super) fn has_stalled(&mut self, is_hidden: bool, now_ms: f64) -> bool {
        if is_hidden {
            self.new_at_ms = Some(now_ms);
        }
        now_ms - *self.new_at_ms.get_or_insert(now_ms) >= STALLED_MS
    }
}

impl Standing {
    fn differs(self, other: Self) -> bool {
        match (self.count, other.count) {
            (Some(count), Some(now)) => count != now,
            _ => self.time != other.time,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_new_once() {
        let mut live = Live::default();
        let mut is_new = |told, count, time| {
            live.note(Standing { told, count: Some(count), time }, 0.0);
            live.take()
        };
        assert!(is_new(false, 1.0, 0.1));
        assert!(!is_new(false, 1.0, 0.1));
        assert!(!is_new(false, 1.0, 0.4), "time goes on, pictures do not");
        assert!(is_new(false, 2.0, 0.4), "one came while nobody waited");
        assert!(is_new(true, 2.0, 0.4));
    }

    #[test]
    fn a_picture_that_came_while_all_decoders_were_busy_is_read_later() {
        let mut live = Live::default();
        live.note(Standing { told: true, count: Some(1.0), time: 0.0 }, 0.0);
        live.note(Standing { told: false, count: Some(1.0), time: 0.0 }, 150.0);
        assert!(live.take() && !live.take());
    }

    #[test]
    fn where_pictures_are_not_counted_the_videos_time_tells() {
        let mut live = Live::default();
        let taken = [0.1, 0.1, 0.2].map(|time| {
            live.note(Standing { told: false, count: None, time }, 0.0);
            live.take()
        });
        assert_eq!(taken, [true, false, true]);
    }

    #[test]
    fn a_camera_that_stalls_is_told_from_a_page_that_nobody_looks_at() {
        let mut live = Live::default();
        assert!(!live.has_stalled(false, 1_000.0), "the first picture may take a while");
        live.note(Standing { told: true, ..Standing::default() }, 2_000.0);
        assert!(!live.has_stalled(false, 1_999.0 + STALLED_MS));
        assert!(live.has_stalled(false, 2_000.0 + STALLED_MS));
        assert!(!live.has_stalled(true, 60_000.0));
        assert!(!live.has_stalled(false, 59_999.0 + STALLED_MS));
        assert!(live.has_stalled(false, 60_000.0 + STALLED_MS));
    }
}
