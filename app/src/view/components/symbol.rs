//! The 32 symbols of the verification code: simple things with a name in every language, unlike one another in outline.
use yew::prelude::*;

use crate::view::scene::Scene;
use crate::view::text::Text;

/// One symbol; its name must be said beside it.
pub(super) fn symbol(index: u8) -> Html {
    let path = PATHS[usize::from(index) % PATHS.len()];
    html! {
        <svg class="symbol" viewBox="0 0 48 48" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}

/// Symbols side by side, each with its name.
pub(crate) fn row(scene: &Scene, symbols: [u8; 4], test: &'static str) -> Html {
    html! {
        <ul class="symbols">
            { for symbols.into_iter().map(|index| html! {
                <li data-test={test} data-symbol={index.to_string()}>
                    { symbol(index) }
                    <span>{ name(scene, index) }</span>
                </li>
            }) }
        </ul>
    }
}

/// What a symbol is called; both phones may say it in different languages.
pub(super) fn name(scene: &Scene, index: u8) -> AttrValue {
    NAMES[usize::from(index) % NAMES.len()](scene.text)
}

const NAMES: [fn(Text) -> AttrValue; 32] = [
    Text::symbol_sun,
    Text::symbol_moon,
    Text::symbol_star,
    Text::symbol_cloud,
    Text::symbol_lightning,
    Text::symbol_drop,
    Text::symbol_flame,
    Text::symbol_mountain,
    Text::symbol_tree,
    Text::symbol_leaf,
    Text::symbol_flower,
    Text::symbol_apple,
    Text::symbol_cherry,
    Text::symbol_mushroom,
    Text::symbol_fish,
    Text::symbol_heart,
    Text::symbol_house,
    Text::symbol_key,
    Text::symbol_bell,
    Text::symbol_boat,
    Text::symbol_anchor,
    Text::symbol_umbrella,
    Text::symbol_cup,
    Text::symbol_hat,
    Text::symbol_book,
    Text::symbol_lamp,
    Text::symbol_flag,
    Text::symbol_crown,
    Text::symbol_ladder,
    Text::symbol_wheel,
    Text::symbol_clock,
    Text::symbol_letter,
];

/// Filled outlines on a grid of 48, in the order of the names; holes by the even-odd rule.
const PATHS: [&str; 32] = [
    // sun
    "M24 14a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM22 3h4v8h-4zM22 37h4v8h-4zM3 22h8v4H3zM37 22h8v4h-8zM7.7 10.6l2.9-2.9 5.6 5.7-2.8 2.8zM31.8 34.6l2.8-2.8 5.7 5.6-2.9 2.9zM7.7 37.4l5.7-5.6 2.8 2.8-5.6 5.7zM31.8 13.4l5.6-5.7 2.9 2.9-5.7 5.6z",
    // moon
    "M30 4A20 20 0 1 0 43 33 17 17 0 0 1 30 4z",
    // star
    "M24 3l6.2 13.6L45 18.3 34 28.4l3 14.6-13-7.4L11 43l3-14.6L3 18.3l14.8-1.7z",
    // cloud
    "M13 38a9 9 0 0 1-1-17.9A12 12 0 0 1 35 18a10 10 0 0 1 1 20z",
    // lightning
    "M28 2L9 27h12l-4 19 22-27H26z",
    // drop
    "M24 3c7 10 14 17 14 26a14 14 0 0 1-28 0c0-9 7-16 14-26z",
    // flame
    "M25 2c2 9 13 14 13 27a14 14 0 0 1-28 0c0-7 4-10 5-16 3 2 5 5 5 8 4-4 6-11 5-19zM24 27c-3 4-6 6-6 10a6 6 0 0 0 12 0c0-4-4-6-6-10z",
    // mountain
    "M17 10l9 15 5-7 15 24H2zM17 18l-4 8 4-2 4 3 1-1z",
    // tree
    "M24 3l13 17h-6l9 13H27v12h-6V33H8l9-13h-6z",
    // leaf
    "M42 6C20 5 6 14 6 29c0 3 1 6 2 8l-4 5 3 3 4-5c18 6 32-9 31-34zM13 34c3-9 9-14 18-18-6 6-11 11-14 19z",
    // flower
    "M24 4a8 8 0 0 1 7.6 5.5 8 8 0 0 1 8 12.5 8 8 0 0 1-4 13A8 8 0 0 1 24 40a8 8 0 0 1-11.6-5 8 8 0 0 1-4-13 8 8 0 0 1 8-12.500A8 8 0 0 1 24 4zM24 16a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z",
    // apple
    "M26 12c1-5 4-8 9-9 0 5-3 8-9 9zM24 15c4-3 8-3 11-2 5 2 7 8 5 16-2 9-7 16-11 16-2 0-3-1-5-1s-3 1-5 1c-4 0-9-7-11-16-2-8 0-14 5-16 3-1 7-1 11 2z",
    // cherry
    "M35 3l3 3c-8 5-10 10-9 20a9 9 0 1 1-5 0c-1-5-1-8 1-12-5 4-7 8-8 13a9 9 0 1 1-4-1C15 16 22 8 35 3z",
    // mushroom
    "M24 4c12 0 21 8 21 18 0 3-2 5-5 5H29l2 13c0 3-2 5-7 5s-7-2-7-5l2-13H8c-3 0-5-2-5-5C3 12 12 4 24 4zM16 12a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM31 11a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z",
    // fish
    "M3 24c6-9 13-13 20-13 6 0 10 3 13 7l9-7v26l-9-7c-3 4-7 7-13 7-7 0-14-4-20-13zM15 18a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
    // heart
    "M24 43C9 32 3 25 3 16A11 11 0 0 1 24 12a11 11 0 0 1 21 4c0 9-6 16-21 27z",
    // house
    "M24 4l21 18h-6v22H9V22H3zM20 28v16h8V28z",
    // key
    "M15 6a11 11 0 0 1 10.5 14.500L45 40v5h-8v-5h-5v-5h-5l-6-6A11 11 0 1 1 15 6zM13 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
    // bell
    "M22 3h4v4c7 1 11 6 11 14 0 8 2 11 5 14v3H6v-3c3-3 5-6 5-14 0-8 4-13 11-14zM18 40h12a6 6 0 0 1-12 0z",
    // boat
    "M22 3h3v27h-3zM27 6c8 5 13 13 14 22H27zM20 10v18H8c2-7 6-13 12-18zM3 32h42c-2 8-7 12-13 12H16C10 44 5 40 3 32z",
    // anchor
    "M24 2a6 6 0 0 1 2.5 11.400V17H34v4h-7.500v18.500c7-1 11-5 12-10.500h-4l6.5-9 5 9h-3.500C41 39 34 45 24 46 14 45 7 39 5.5 29H2l5-9 6.5 9h-4c1 5.5 5 9.5 12 10.500V21H14v-4h7.500v-3.600A6 6 0 0 1 24 2zM24 5.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
    // umbrella
    "M22 2h4v4c11 1 20 9 20 20-4-3-8-3-11 0-2-3-6-4-9-2v15a7 7 0 0 1-14 0h4a3 3 0 0 0 6 0V24c-3-2-7-1-9 2-3-3-7-3-11 0C2 15 11 7 22 6z",
    // cup
    "M5 12h31v5h3a7 7 0 0 1 0 15h-4c-2 5-6 8-12 8h-4C10 40 5 34 5 24zM36 21v7h3a3.5 3.5 0 0 0 0-7zM4 42h34v3H4zM13 2h3v7h-3zM24 2h3v7h-3z",
    // hat
    "M15 7h18l2 25h10c1 0 2 2 1 3-4 4-12 6-22 6S6 39 2 35c-1-1 0-3 1-3h10zM14 26l-.4 4h20.800L34 26z",
    // book
    "M4 8c8-2 14-1 18 3v32c-4-4-10-5-18-3zM44 8c-8-2-14-1-18 3v32c4-4 10-5 18-3z",
    // lamp
    "M24 2a15 15 0 0 1 9 27c-2 2-2 4-2 6H17c0-2 0-4-2-6a15 15 0 0 1 9-27zM17 37h14v4H17zM20 43h8v3h-8z",
    // flag
    "M7 3h4v42H7zM13 5c10-4 16 5 29 1l-6 11 6 11c-13 4-19-5-29-1z",
    // crown
    "M3 12l11 10L24 6l10 16 11-10-4 24H7zM7 39h34v5H7z",
    // ladder
    "M11 2h5v7h16V2h5v44h-5v-7H16v7h-5zM16 13v6h16v-6zM16 23v6h16v-6zM16 33v3h16v-3z",
    // wheel
    "M24 2a22 22 0 1 0 0 44 22 22 0 0 0 0-44zM22 7v10.500L14.5 10A17 17 0 0 1 22 7zM26 7a17 17 0 0 1 7.5 3L26 17.500zM36.5 12.500A18 18 0 0 1 41 22H28zM41 26a18 18 0 0 1-4.5 9.500L28 26zM33.5 38a17 17 0 0 1-7.5 3V30.500zM22 41a17 17 0 0 1-7.5-3l7.5-7.500zM11.5 35.500A18 18 0 0 1 7 26h13zM7 22a18 18 0 0 1 4.5-9.500L20 22z",
    // clock
    "M24 3a21 21 0 1 0 0 42 21 21 0 0 0 0-42zM22 10h4v13l9 6-2.5 3.500L22 25z",
    // letter
    "M3 9h42L24 26zM3 14l21 17 21-17v26H3z",
];
