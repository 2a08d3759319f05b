//! Words about the camera of the exchange screen: what it sees, which one it is, and what to do when it does not see.
use super::One;

/// The camera and what it reads.
pub(crate) struct Sight {
    pub(crate) goes_on: &'static str,
    pub(crate) blind: (&'static str, &'static str),
    /// The rear camera: what it means, and its button.
    pub(crate) other_way: (&'static str, &'static str),
    pub(crate) unseen_there: (&'static str, &'static str),
    /// One direction at a time: what to do now.
    pub(crate) show_now: &'static str,
    pub(crate) read_now: &'static str,
    pub(crate) rest_now: &'static str,
    pub(crate) one_way: &'static str,
    pub(crate) both_ways: &'static str,
    pub(crate) cameras: &'static str,
    pub(crate) front: &'static str,
    pub(crate) rear: &'static str,
    pub(crate) unnamed: One,
    pub(crate) torch_on: &'static str,
    pub(crate) torch_off: &'static str,
    /// Near the end of a message.
    pub(crate) missing: fn(missing: u32) -> String,
    /// What a code of somebody else is.
    pub(crate) not_ours: One,
    pub(crate) untouched: &'static str,
    pub(crate) foreign: Foreign,
    pub(crate) request: One,
    pub(crate) request_open: &'static str,
    pub(crate) request_take: &'static str,
    pub(crate) close: &'static str,
    pub(crate) same_pay: (&'static str, &'static str),
    pub(crate) same_receive: (&'static str, &'static str),
    pub(crate) same_do: &'static str,
}

/// What codes of others are called.
pub(crate) struct Foreign {
    pub(crate) bbqr: &'static str,
    pub(crate) bitcoin: &'static str,
    pub(crate) cashu: &'static str,
    pub(crate) epc: &'static str,
    pub(crate) lightning: &'static str,
    pub(crate) text: &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) ur: &'static str,
    pub(crate) url: &'static str,
    pub(crate) wifi: &'static str,
}
