//! The JuiceTokens wallet as a web app: the model (plain state machines), the view (Yew) and the hosts (the browser) around
//! the engine. `main.rs` puts them together.
pub mod host;
pub mod model;
pub mod view;
