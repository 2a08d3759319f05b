//! Small pieces that several screens are made of.
pub(crate) mod bar;
pub(crate) mod coin;
pub(crate) mod field;
pub(crate) mod icon;
pub(crate) mod kind;
pub(crate) mod language;
pub(crate) mod link;
pub(crate) mod notice;
pub(crate) mod pager;
pub(crate) mod paid_sign;
pub(crate) mod person;
pub(crate) mod reasons;
pub(crate) mod ring;
pub(crate) mod static_code;
pub(crate) mod stepper;
pub(crate) mod symbol;
