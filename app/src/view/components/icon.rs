//! Icons of the app's own, drawn in the colour of the text beside them.
use yew::prelude::*;

fn line(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}

/// The way back, which lies on the side where lines begin.
pub(crate) fn back() -> Html {
    html! {
        <svg class="icon icon--back" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M15 5l-7 7 7 7" /></svg>
    }
}

pub(crate) fn lock() -> Html {
    line("M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3")
}

pub(crate) fn tick() -> Html {
    line("M5 12.5l4.5 4.5L19 7")
}

pub(crate) fn erase() -> Html {
    line("M9 6h11v12H9l-5-6zM12.5 10l4 4M16.5 10l-4 4")
}

pub(crate) fn minus() -> Html {
    line("M6 12h12")
}

pub(crate) fn plus() -> Html {
    line("M6 12h12M12 6v12")
}

pub(crate) fn up() -> Html {
    line("M6 14l6-6 6 6")
}

pub(crate) fn outwards() -> Html {
    line("M12 19V6M6 11l6-6 6 6")
}

pub(crate) fn inwards() -> Html {
    line("M12 5v13M6 13l6 6 6-6")
}

/// One way and the other: coins for coins.
pub(crate) fn swap() -> Html {
    line("M8 18V6M4 10l4-4 4 4M16 6v12M12 14l4 4 4-4")
}

pub(crate) fn warning() -> Html {
    line("M12 4l9.5 16.5h-19zM12 10v5M12 17.5v.5")
}

pub(crate) fn coin() -> Html {
    line("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8v8M8 12h8")
}

/// A dial: the settings.
pub(crate) fn dial() -> Html {
    line("M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0")
}

/// Two people.
pub(crate) fn people() -> Html {
    line(
        "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3 20c0-3.500 2.500-6 6-6s6 2.500 6 6M15.500 4.300a3.500 3.500 0 0 1 0 6.400M17 14.400c2.400.7 4 2.800 4 5.600",
    )
}

/// A printer.
pub(crate) fn printer() -> Html {
    line("M7 9V4h10v5M7 17H4v-6.500a1.500 1.500 0 0 1 1.500-1.500h13a1.500 1.500 0 0 1 1.500 1.500V17h-3M7 14h10v6H7z")
}

/// The corners of a code: look for one.
pub(crate) fn scan() -> Html {
    line("M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8h3v3H8zM13 8h3v3h-3zM8 13h3v3H8zM13.500 13.500h2v2h-2z")
}

/// A globe: the language.
pub(crate) fn globe() -> Html {
    line(
        "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c2.5 2.600 3.800 5.600 3.800 9s-1.300 6.400-3.800 9c-2.500-2.600-3.800-5.600-3.800-9S9.500 5.600 12 3z",
    )
}

/// A seal with a tick: the issuer's word.
pub(crate) fn seal() -> Html {
    line(
        "M12 3l2.4 2 3.1-.2.8 3 2.6 1.7-1.1 2.9 1.1 2.9-2.6 1.7-.8 3-3.1-.2-2.4 2-2.4-2-3.1.2-.8-3-2.6-1.7 1.1-2.9-1.1-2.9 2.6-1.7.8-3 3.1.2zM8.5 12.5l2.5 2.5 4.5-5",
    )
}

/// A slice of citrus fruit: the app's mark.
pub(crate) fn slice(class: &'static str) -> Html {
    html! {
        <svg {class} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
            <circle class="slice__peel" cx="50" cy="50" r="48" />
            <circle class="slice__pith" cx="50" cy="50" r="41" />
            <path class="slice__flesh" d="M53 14a36 36 0 0 1 20.5 8.5L53 43zM77.5 26.5A36 36 0 0 1 86 47H57zM86 53a36 36 0 0 1-8.5 20.5L57 53zM73.5 77.5A36 36 0 0 1 53 86V57zM47 86a36 36 0 0 1-20.5-8.5L47 57zM22.5 73.5A36 36 0 0 1 14 53h29zM14 47a36 36 0 0 1 8.5-20.5L43 47zM26.5 22.5A36 36 0 0 1 47 14v29z" />
        </svg>
    }
}
