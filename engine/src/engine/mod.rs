//! Routes inputs to the layers, one piece of work at a time, and keeps the order sign, persist, send.

mod chains;
mod clock;
mod clocks;
mod commands;
mod credit;
mod exchange;
mod history;
mod jobs;
mod keeping;
mod meeting;
mod messages;
mod news;
mod own_settling;
mod payee;
mod payer;
mod receipts;
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
