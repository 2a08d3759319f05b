//! English about the issuer.
use crate::view::text::issuer::{Items, Needs, Settle, Warnings};

pub(in crate::view::text) static SETTLE: Settle = Settle {
    title: "Settle with the issuer",
    intro: "The people who issued the coins can say for certain what is yours. Their phone does it, face to face; no network is needed.",
    nothing: "There is no issuer to meet",
    nothing_do: "Here you settle with the issuers of coins that you were paid. You hold none of others yet.",
    clear: "Everything is settled: there is nothing to ask this issuer.",
    transfers: |count| if count == 1 { "1 payment".into() } else { format!("{count} payments") },
    transfers_means: "The issuer writes down payments that happened, and decides those in doubt.",
    needs: Needs {
        quarantined: (
            "quarantined",
            "They may have been spent before this wallet was put back. Renewal by the issuer clears them; giving them back is always allowed.",
        ),
        contested: (
            "contested",
            "Somebody before you spent them twice. Only the issuer can say whether they are yours.",
        ),
        with_issuer: (
            "with the issuer",
            "You signed them over, and the answer is missing: it comes when you meet again.",
        ),
        change: (
            "change is coming",
            "The issuer has written down the payment that this is the change of. Renewed, you can pay with it.",
        ),
        worn: ("worn", "They can pass through only a few more hands. Once renewed, they can go around again."),
        on_trust: ("received on trust", "You can pay with them. Once renewed, nobody can claim them any more."),
    },
    meet: "Meet the issuer",
    own_intro: "You issued these coins, so this phone settles them itself. The same rules hold for you as for everybody: doubt is decided when its time is over, not before.",
    own_settle: "Settle with yourself",
    own_asking: "Your wallet asks itself.",
    give_back: "Give coins back",
    give_back_means: "Coins you give back are gone for good: they leave your wallet and nobody can pay with them again. Agree first on what you get for them; the issuer’s person has to say yes.",
    give_back_held: |amount| format!("You can give back {amount}"),
    give_back_exact: "Your coins make exactly this.",
    give_back_not_exact: "Your coins do not make exactly this, and the issuer gives no change.",
    give_back_nearest: "You can give back",
    give_back_too_much: |amount| format!("That is more than you hold: {amount}."),
    give_back_go: |amount| format!("Give {amount} back for good"),
    give_back_go_empty: "Give coins back",
    home_needs: |transfers, coins| match (transfers, coins) {
        (0, 1) => "1 coin not settled yet".into(),
        (0, coins) => format!("{coins} coins not settled yet"),
        (1, 0) => "1 payment not settled yet".into(),
        (transfers, 0) => format!("{transfers} payments not settled yet"),
        (1, 1) => "1 payment and 1 coin not settled yet".into(),
        (1, coins) => format!("1 payment and {coins} coins not settled yet"),
        (transfers, 1) => format!("{transfers} payments and 1 coin not settled yet"),
        (transfers, coins) => format!("{transfers} payments and {coins} coins not settled yet"),
    },
    home_blocked: |coins| {
        if coins == 1 { "1 cannot be spent before that".into() } else { format!("{coins} cannot be spent before that") }
    },
    home_give_back: "Give coins back",
    serve: "Settle for others",
    meeting: "Hold your phone to the issuer’s, where “Settle for others” is open.",
    serve_meeting: "Hold your phone to that of whoever came to settle, where “Settle with the issuer” is open.",
    exchanging: "Keep the phones facing each other until everything is answered.",
    done_do: "Everything is asked and answered.",
    with: |community| format!("Settling with {community}"),
    finished_with: |community| format!("Settled with {community}"),
    finished: "Settled",
    done: "Done so far",
    all_done: "What was done",
    none_yet: "Nothing yet.",
    none_at_all: "There was nothing to do.",
    left: |count| if count == 1 { "1 question left".into() } else { format!("{count} questions left") },
    leave: "What is listed as done stays done. If you leave, the rest stays as it is, and is asked when you meet again.",
    next: "Settle for the next one",
    items: Items {
        renewed: (
            |amount| format!("{amount} renewed"),
            "Settled: nobody else can claim these coins, and they have all their hands again.",
        ),
        given_back: (|amount| format!("{amount} given back"), "These coins are gone for good."),
        registered: (
            |amount| format!("Payment of {amount} written down"),
            "It stands, whatever happens to either phone.",
        ),
        filed: (
            |amount, day| format!("Payment of {amount}: the issuer decides by {day}"),
            "If the payer has not shown the issuer by then that it happened, it did not, and your change is yours again. Come back after that day, or meet the payer before.",
        ),
        voided: (
            |amount| format!("Payment of {amount} did not happen"),
            "The issuer declared it void. Everything is as it was before, and change that was held back is yours again.",
        ),
        received: (
            |amount| format!("{amount} received after all"),
            "The payer had shown the issuer that it happened. The coins are yours.",
        ),
        dead: (
            |amount| format!("{amount} belongs to somebody else"),
            "Somebody paid another person with the same coins first. Your wallet keeps the signatures that show who; show them to your community.",
        ),
        listening: (
            |day| format!("The issuer only listens until {day}"),
            "Its wallet was put back from a backup and first has to learn what it signed. Nothing changed; come back after that day.",
        ),
        refused: |why| format!("The issuer said no: {why}"),
    },
    items_served: Items {
        renewed: (
            |amount| format!("{amount} renewed"),
            "The holder has fresh coins of the same value; the old signatures are archived here.",
        ),
        given_back: (|amount| format!("{amount} taken back"), "These coins are out of circulation for good."),
        registered: (
            |amount| format!("Payment of {amount} written down"),
            "It stands, whatever the two people show later.",
        ),
        filed: (
            |amount, day| format!("Payment of {amount}: you decide by {day}"),
            "If nobody shows before then that it happened, your wallet declares it void when it is asked again.",
        ),
        voided: (|amount| format!("Payment of {amount} declared void"), "Nobody showed in time that it happened."),
        received: (|amount| format!("{amount} handed to its payee"), "The payer had shown that it happened."),
        dead: (
            |amount| format!("{amount} belongs to somebody else"),
            "These coins were used to pay another person first. The holder has the signatures that show who did it.",
        ),
        listening: (
            |day| format!("Your wallet only listens until {day}"),
            "It was put back from a backup and first has to learn what it signed. Nothing changed.",
        ),
        refused: |why| format!("Your wallet said no: {why}"),
    },
    take_back: |amount, community| format!("Take {amount} of {community} back?"),
    take_back_means: "The holder gives these coins back for good: they leave circulation. Say yes once you have agreed on what the holder gets for them.",
    take_back_button: |amount| format!("Take {amount} back"),
    unknown_amount: "an amount not shown here",
    problem_money: "No coin was lost. What is listed as done is done; everything else is as it was before.",
    same_role: (
        "Both phones chose the same side.",
        "The holder taps Settle with the issuer, the issuer taps Settle for others.",
    ),
    other_purpose: (
        "The other phone is not here to settle: it pays, or asks to be paid.",
        "Agree on one thing: one of you taps Settle with the issuer and the other Settle for others, or one taps Pay and the other Get paid.",
    ),
    not_the_issuer: (
        "the other wallet did not issue these coins.",
        "Meet the people who issued them; their name stands at the top of the coins.",
    ),
    peer_left: ("The other phone left before everything was answered.", "Meet again: it goes on with what is left."),
    cancelled: ("One of you stopped.", "Meet again whenever you like: it goes on with what is left."),
    declined: (
        "its person decided so.",
        "Nothing was taken back. The coins are yours as before: the issuer renewed them.",
    ),
};

pub(in crate::view::text) static WARNINGS: Warnings = Warnings {
    spent_twice: "Spent twice",
    coin: |label| format!("Coin {label} was spent twice"),
    coin_unknown: "A coin was spent twice",
    culprit: |key| {
        format!(
            "The key {key} signed it over to two people. Anyone can check the proof; your wallet passes it on when you pay."
        )
    },
    ours: (
        "That key is yours: another wallet made from the same backup is in use, and both spend the same coins.",
        "Go on with only one of the two. Quarantine the coins of that one, then settle with the issuer: only the issuer can say which coins are still yours.",
    ),
    held: (
        "You hold this coin. Until the issuer says whether it is yours, it is not in your balance.",
        "Settle with the issuer, and ask whoever paid you with it.",
    ),
    cleared: ("The issuer has said that this coin is yours.", "There is nothing you need to do."),
    lost: (
        "The issuer has said that this coin is somebody else’s: it is lost to you.",
        "Ask whoever paid you with it to make it good. The proof shows which key signed twice: show it to your community.",
    ),
    not_held: ("This wallet does not hold the coin.", "There is nothing you need to do."),
    problem: |culprit| {
        (
            format!(
                "A coin of this payment was spent twice: the key {culprit} signed it over to two people, and your wallet has the proof."
            ),
            "Settle with the issuer before you pay or take these coins again. The proof is on your home screen.",
        )
    },
    learnt: |moment| format!("Known here since {moment}"),
    quarantine: "Quarantine my coins",
    quarantine_means: "You cannot pay with any coin of other communities until its issuer has renewed it. This cannot be undone here; giving coins back stays possible.",
    quarantine_yes: "Quarantine all of them",
    quarantine_no: "Leave them as they are",
    restored: "Put back from a backup",
    restored_means: |day| {
        format!(
            "This wallet was put back from a backup on {day}, and may have spent coins after that backup was made. They are quarantined: not in your balance, and not to be paid with."
        )
    },
    restored_do: "Renewal by the issuer clears them. Giving them back is always allowed.",
};
