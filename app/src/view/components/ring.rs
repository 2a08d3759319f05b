//! Rings that show a true fraction.
use yew::prelude::*;

/// A ring: a label, the fraction as words, the fraction in hundredths where one is known, and what stands in its middle.
pub(crate) fn ring(label: AttrValue, words: Option<AttrValue>, percent: Option<u32>, middle: Html) -> Html {
    let dash = format!("{} 100", percent.unwrap_or(0));
    html! {
        <div class="ring" role="progressbar" aria-label={label.clone()} aria-valuemin="0" aria-valuemax="100"
            aria-valuenow={percent.map(|percent| percent.to_string())} aria-valuetext={words.clone()}>
            <div class="ring__middle">{ middle }</div>
            <svg class="ring__line" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
                <circle class="ring__track" cx="50" cy="50" r="46" />
                <circle class="ring__done" cx="50" cy="50" r="46" pathLength="100" stroke-dasharray={dash}
                    transform="rotate(-90 50 50)" />
            </svg>
            <p class="ring__words"><span>{ label }</span><span class="ring__figure">{ words.unwrap_or_default() }</span></p>
        </div>
    }
}

/// Hundredths of a fraction; nothing needed is done.
pub(crate) fn percent((have, need): (u32, u32)) -> u32 {
    let hundredths = u64::from(have.min(need)) * 100;
    hundredths.checked_div(u64::from(need)).map_or(100, |percent| u32::try_from(percent).unwrap_or(100))
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_fraction_never_passes_the_whole() {
        assert_eq!(percent((0, 8)), 0);
        assert_eq!(percent((3, 8)), 37);
        assert_eq!(percent((9, 8)), 100);
        assert_eq!(percent((0, 0)), 100);
        assert_eq!(percent((u32::MAX, u32::MAX)), 100);
    }
}
