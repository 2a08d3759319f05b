//! A QR code that stands still: black on white whatever the theme, sharp on paper.
use yew::prelude::*;

use crate::model::static_code::StaticCode;

/// The code, or nothing where it would be too large; `label` says to those who do not see it what it is.
pub(crate) fn static_code(code: Option<StaticCode>, label: AttrValue) -> Html {
    let Some(code) = code else { return html! {} };
    let side = code.side();
    html! {
        <svg class="static-code" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={label} shape-rendering="crispEdges">
            <rect width="100%" height="100%" fill="#fff" /><path d={code.path()} fill="#000" />
        </svg>
    }
}
