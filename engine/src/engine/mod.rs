//! Routes inputs to the layers, one piece of work at a time, and keeps the order sign, persist, send.

mod acquainted;
mod chains;
mod clock;
mod clocks;
mod commands;
mod credit;
mod exchange;
mod history;
mod issued;
mod jobs;
mod keeping;
mod meeting;
mod messages;
mod news;
mod own_settling;
mod paper;
mod payee;
mod payer;
mod people;
mod printing;
mod receipts;
mod recognising;
mod recovering;
mod roles;
mod second_copy;
mod serving;
mod session_record;
mod settled;
mod settlement;
mod settling;
mod state;
mod to_settle;
mod views;
mod wallet_view;
mod work;

pub use state::Engine;
